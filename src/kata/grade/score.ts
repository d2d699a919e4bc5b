import type { Step } from '../../course/steps.ts';
import { type Text, translate } from '../../i18n/message.ts';
import type { Check } from '../judge/check.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import type { StartFault } from '../subject/start-fault.ts';
import { cleaned } from '../text/characters.ts';
import type { StepProgress } from '../workspace/progress.ts';

/**
 * The result of a step: all checks passed, or one failed; the file is missing, still the exercise, or refused; or the
 * grader could not judge it, which says nothing about the learner.
 */
export type Status = 'passed' | 'failed' | 'missing' | 'untouched' | 'refused' | 'unjudged';

/** Why a step does not have all of its points. Texts of the submission are cleaned and cut. */
export interface Shortfall {
  /** The check that failed first; undefined if none was run. */
  check: string | undefined;
  /** Its title, or what is wrong with the file. */
  title: Text;
  /** Why the program did not start, if it did not. */
  fault: StartFault | undefined;
  sent: string;
  received: string;
  expected: string;
  rule: string;
}

/** A step of a submission, graded. */
export interface StepGrade {
  step: Step;
  status: Status;
  points: number;
  weight: number;
  checks: { id: string; title: string; outcome: 'passed' | 'failed' | 'skipped' }[];
  shortfall: Shortfall | undefined;
  /** What the program printed, its last 2,000 characters. */
  printed: string;
  /** The help that the learner's progress file says was used; undefined without that file. */
  help: { hints: number; diffs: number; solutions: number } | undefined;
}

/** Maximum number of characters of one text in a report. */
const maxCharacters = 2_000;

/** Grades a verdict. After an offence a failed step gets no points. */
export function gradeOf(verdict: Verdict, weight: number, offence: boolean) {
  const failure = failureOf(verdict);
  const passed = verdict.results.filter(({ outcome }) => outcome === 'passed').length;
  const all = verdict.results.length;
  return {
    status: failure === undefined ? ('passed' as const) : ('failed' as const),
    points: failure === undefined ? weight : offence ? 0 : shareOf(weight, passed, all),
    checks: verdict.results.map(({ check, outcome }) => ({ ...named(check), outcome })),
    printed: shorten(verdict.output),
    shortfall: failure && {
      check: failure.check.id,
      title: failure.check.title,
      fault: failure.error.fault,
      sent: shorten(translate(failure.error.sent, 'en')),
      received: shorten(translate(failure.error.received, 'en')),
      expected: shorten(translate(failure.error.expected, 'en')),
      rule: translate(failure.error.rule ?? failure.check.rule, 'en'),
    },
  };
}

/** Grades a step that was not judged; `title` is the reason. */
export function notJudged(status: Status, title: Text, checks: readonly Check[]) {
  return {
    status,
    points: 0,
    checks: checks.map((check) => ({ ...named(check), outcome: 'skipped' as const })),
    printed: '',
    shortfall: {
      check: undefined,
      title,
      fault: undefined,
      sent: '',
      received: '',
      expected: '',
      rule: '',
    },
  };
}

/**
 * The share of the checks before the first failure, in whole points; 0 if it is less than a fifth. Almost any program passes
 * the first checks of a step.
 */
export function shareOf(weight: number, passed: number, all: number): number {
  return passed * 5 < all ? 0 : Math.floor((weight * passed) / all);
}

/** The help that a progress file says was used, limited to possible numbers. */
export function helpUsed({ hints, diffs, solutions }: StepProgress): StepGrade['help'] {
  const levels = Object.values(hints).map((level) => Math.min(level, 3));
  return {
    hints: levels.reduce((sum, level) => sum + level, 0),
    diffs: Math.min(diffs, 999),
    solutions: Math.min(solutions, 999),
  };
}

function named({ id, title }: Check) {
  return { id, title: translate(title, 'en') };
}

/** The end of a text, which matters most, without control characters. */
export function shorten(text: string): string {
  return cleaned(text.length > maxCharacters ? `…${text.slice(-maxCharacters)}` : text).trim();
}
