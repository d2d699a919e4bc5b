import { stepNames } from '../../../course/steps.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, sayIn, type Text, translate } from '../../../i18n/message.ts';
import { cleanedLine } from '../../text/characters.ts';
import type { CheckGrade, LearnerResult, Run, StepResult } from '../result.ts';

/** The first problem of a learner, in one line in a language; empty if there is none. Files that were handed in come first. */
export function firstFailure({ steps }: LearnerResult, language: Language): string {
  const short = steps.filter(({ status }) => status !== 'passed');
  const first =
    short.find(({ status }) => status !== 'missing' && status !== 'untouched') ?? short[0];
  return first === undefined
    ? ''
    : cleanedLine(`${first.name}: ${translate(reasonOf(first), language)}`);
}

/** The check of a step that failed first; undefined if none was run. */
export function failedCheck({ checks }: StepResult): CheckGrade | undefined {
  return checks.find(({ outcome }) => outcome === 'failed');
}

/** Why a step has not passed: a reason, or the id and the title of the first check that failed. */
export function reasonOf(step: StepResult): Text {
  if (step.reason !== undefined) return step.reason;
  const check = failedCheck(step);
  if (check === undefined) return '';
  const fault = check.failure?.fault;
  if (fault !== undefined) return message('grade.not-started', { fault });
  return [`${check.id}: `, check.title];
}

/** The number of hints that the learner has read, from the progress file; undefined without it. */
export function hintsOf({ steps }: LearnerResult): number | undefined {
  if (steps.every(({ help }) => help === undefined)) return undefined;
  return steps.reduce((sum, { help }) => sum + (help?.hints ?? 0), 0);
}

/** The course and the option that repeats the inputs of a run, in sentences. */
export function inputsOf({ seed, version, course }: Run, language: Language): string {
  const inputs = sayIn(language)('judge.inputs', { seed: `--seed ${seed}` });
  return `${inputs}\n${sayIn(language)('grade.course', { version, course: course.slice(0, 12) })}`;
}

/** The headings of a table of grades. The points of each step are under its word. */
export function headings(language: Language): string[] {
  const say = sayIn(language);
  return [
    say('grade.submission'),
    ...stepNames,
    say('grade.points'),
    say('grade.hints'),
    say('grade.first-failure'),
  ];
}
