import { stepNames } from '../../../course/steps.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, sayIn, type Text, translate } from '../../../i18n/message.ts';
import { cleanedLine } from '../../text/characters.ts';
import type { Grade, GradedClass } from '../grade.ts';
import type { StepGrade } from '../score.ts';

/** The first problem of a submission, in one line in a language; empty if there is none. Files that were handed in come first. */
export function firstFailure({ steps }: Grade, language: Language): string {
  const short = steps.filter(({ shortfall }) => shortfall !== undefined);
  const first =
    short.find(({ status }) => status !== 'missing' && status !== 'untouched') ?? short[0];
  return first === undefined
    ? ''
    : cleanedLine(`${first.step.name}: ${translate(reasonOf(first), language)}`);
}

/** Why a step has not passed: the id and the title of the check, or the fault if the program did not start. */
export function reasonOf({ shortfall }: StepGrade): Text {
  if (shortfall === undefined) return '';
  const { check, title, fault } = shortfall;
  if (fault !== undefined) return message('grade.not-started', { fault });
  return check === undefined ? title : [`${check}: `, title];
}

/** The number of hints that the learner has read, from the progress file; undefined without it. */
export function hintsOf({ steps, submission }: Grade): number | undefined {
  if (submission.progress === undefined) return undefined;
  return steps.reduce((sum, { help }) => sum + (help?.hints ?? 0), 0);
}

/** The option that repeats the inputs of a run, in a sentence. */
export function inputsOf({ seed }: GradedClass, language: Language): string {
  return sayIn(language)('judge.inputs', { seed: `--seed ${seed}` });
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
