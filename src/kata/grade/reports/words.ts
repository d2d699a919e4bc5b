import { inLine } from '../../screen/clean.ts';
import type { Grade } from '../grade.ts';
import type { StepGrade } from '../score.ts';

/** The first thing to mend in a submission, in one line; empty where nothing is. What was handed in comes first. */
export function firstFailure({ steps }: Grade): string {
  const short = steps.filter(({ shortfall }) => shortfall !== undefined);
  const first =
    short.find(({ status }) => status !== 'missing' && status !== 'untouched') ?? short[0];
  return first === undefined ? '' : inLine(`${first.step.name}: ${reasonOf(first)}`);
}

/** Why a step has not passed: the id and the title of the check, and the fault where the program did not start. */
export function reasonOf({ shortfall }: StepGrade): string {
  if (shortfall === undefined) return '';
  const { check, title, fault } = shortfall;
  if (fault !== undefined) return `it does not start (${fault})`;
  return check === undefined ? title : `${check}: ${title}`;
}

/** The number of hints that the learner says that he has read; undefined where he did not say. */
export function hintsOf({ steps, submission }: Grade): number | undefined {
  if (submission.progress === undefined) return undefined;
  return steps.reduce((sum, { help }) => sum + (help?.hints ?? 0), 0);
}
