import type { Language } from '../../../../i18n/language.ts';
import { sayIn, translate } from '../../../../i18n/message.ts';
import type { NearCopy } from '../../near-copies.ts';
import type { LearnerResult, StepResult } from '../../result.ts';
import { failedCheck, firstFailure, hintsOf, reasonOf } from '../reasons.ts';
import { stripOf } from './strips.ts';

/** The maximum of characters of one text on the page; the JSON has 2,000. */
const maxCharacters = 400;

/** Checks of a step that are named in a learner's details. */
const maxNamed = 12;

/** A learner as the page shows them. */
export type LearnerRow = ReturnType<typeof learnerRow>;

/** The address of a learner's details on the page. */
export function idOf({ place }: LearnerResult): string {
  return `learner-${place + 1}`;
}

/** A learner as the page shows them. Texts are in a language, and cut. */
export function learnerRow(
  learner: LearnerResult,
  copies: readonly NearCopy[],
  language: Language,
) {
  const { name, points, of, steps } = learner;
  const alike = copies.filter(({ one, other }) => one === learner || other === learner);
  const words = [...new Set(steps.flatMap(({ flags }) => flags))].map((flag) =>
    sayIn(language)(`report.flag.${flag}`),
  );
  if (alike.length > 0) words.push(sayIn(language)('report.flag.alike'));
  return {
    ...{ id: idOf(learner), name, points, of, flags: words },
    hints: hintsOf(learner),
    first: cut(firstFailure(learner, language)),
    steps: steps.map((step) => stepRow(step, language)),
    copies: alike.map(({ one, other, step, alike }) => {
      const twin = one === learner ? other : one;
      return { step, name: twin.name, id: idOf(twin), percent: Math.round(alike * 100) };
    }),
  };
}

function stepRow(step: StepResult, language: Language) {
  const say = sayIn(language);
  const { checks, flags, help, status } = step;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const depends = checks.filter(({ outcome }) => outcome === 'depends').length;
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  const first = failedCheck(step);
  const failure = first?.failure;
  const told = (text: Parameters<typeof translate>[0]) => cut(translate(text, language));
  const others = failed.slice(1, 1 + maxNamed);
  return {
    ...{ number: step.step, name: step.name, points: step.points, of: step.of, status, passed },
    title: say(`steps.${step.name}.title`),
    word: status === 'unjudged' ? '?' : String(step.points),
    hash: step.hash,
    counts: checks.every(({ outcome }) => outcome === 'skipped')
      ? ''
      : say('report.counts', { passed, failed: failed.length, depends, all: checks.length }),
    strip: stripOf(checks),
    reason: status === 'passed' ? '' : told(reasonOf(step)),
    flags: flags.map((flag) => say(`report.flag.${flag}`)),
    first: first &&
      failure && {
        id: first.id,
        title: told(first.title),
        expected: told(failure.expected),
        received: told(failure.received),
      },
    others: others.map(({ id }) => id),
    more: failed.length - 1 - others.length,
    helped: help !== undefined && help.hints + help.diffs + help.solutions > 0,
    help,
  };
}

/** The beginning of a text. */
export function cut(text: string): string {
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters).trimEnd()}…` : text;
}
