import { cleanedLine } from '../../text/characters.ts';
import type { Grade } from '../grade.ts';
import type { StepGrade } from '../score.ts';

/** The first problem of a submission, in one line; empty if there is none. Files that were handed in come first. */
export function firstFailure({ steps }: Grade): string {
  const short = steps.filter(({ shortfall }) => shortfall !== undefined);
  const first =
    short.find(({ status }) => status !== 'missing' && status !== 'untouched') ?? short[0];
  return first === undefined ? '' : cleanedLine(`${first.step.name}: ${reasonOf(first)}`);
}

/** Why a step has not passed: the id and the title of the check, or the fault if the program did not start. */
export function reasonOf({ shortfall }: StepGrade): string {
  if (shortfall === undefined) return '';
  const { check, title, fault } = shortfall;
  if (fault !== undefined) return `it does not start (${fault})`;
  return check === undefined ? title : `${check}: ${title}`;
}

/** The number of hints that the learner has read, from the progress file; undefined without it. */
export function hintsOf({ steps, submission }: Grade): number | undefined {
  if (submission.progress === undefined) return undefined;
  return steps.reduce((sum, { help }) => sum + (help?.hints ?? 0), 0);
}
