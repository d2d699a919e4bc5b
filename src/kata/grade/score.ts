import type { Step } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import type { Check } from '../judge/check.ts';
import { failureOf, type Judged } from '../judge/judge.ts';
import { cleaned } from '../screen/clean.ts';
import type { StartFault } from '../subject/start-fault.ts';
import type { StepProgress } from '../workspace/progress.ts';

/**
 * How a step ended: all checks passed, or one failed; there was no file, one that is still the exercise, or one that is
 * not read; or the grader itself could not judge it, which says nothing about the learner.
 */
export type Status = 'passed' | 'failed' | 'missing' | 'untouched' | 'refused' | 'unjudged';

/** Why a step has not all of its points. What strangers wrote into it is clean and short. */
export interface Shortfall {
  /** The check that failed first; undefined where none was run. */
  check: string | undefined;
  /** Its title, or what is wrong with the file. */
  title: string;
  /** Why the program did not start, where that is what happened. */
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
  /** What the learner says that he looked at; undefined where he did not say. */
  help: { hints: number; diffs: number; solutions: number } | undefined;
}

/** Characters of one text that go into a report. */
const longest = 2_000;

/** Grades a verdict. An offence costs the share of a step that did not pass. */
export function gradeOf(judged: Judged, weight: number, offence: boolean) {
  const failure = failureOf(judged);
  const passed = judged.verdicts.filter(({ outcome }) => outcome === 'passed').length;
  const all = judged.verdicts.length;
  return {
    status: failure === undefined ? ('passed' as const) : ('failed' as const),
    points: failure === undefined ? weight : offence ? 0 : shareOf(weight, passed, all),
    checks: judged.verdicts.map(({ check, outcome }) => ({ ...named(check), outcome })),
    printed: short(judged.output),
    shortfall: failure && {
      check: failure.check.id,
      title: translate(failure.check.title, 'en'),
      fault: failure.unmet.fault,
      sent: short(translate(failure.unmet.sent, 'en')),
      received: short(translate(failure.unmet.received, 'en')),
      expected: short(translate(failure.unmet.expected, 'en')),
      rule: translate(failure.unmet.rule ?? failure.check.rule, 'en'),
    },
  };
}

/** Grades a step that was not judged, for a reason that is told. */
export function ungraded(status: Status, title: string, checks: readonly Check[]) {
  return {
    status,
    points: 0,
    checks: checks.map((check) => ({ ...named(check), outcome: 'skipped' as const })),
    printed: '',
    shortfall: {
      check: undefined,
      title: short(title),
      fault: undefined,
      sent: '',
      received: '',
      expected: '',
      rule: '',
    },
  };
}

/**
 * The share of the checks before the first failure, in whole points, once it is half of them or more. The first checks
 * of a step pass with next to nothing, and a program that is found out early is worth nothing.
 */
export function shareOf(weight: number, passed: number, all: number): number {
  return passed * 2 < all ? 0 : Math.floor((weight * passed) / all);
}

/** What a learner says that he looked at, within what there is to look at. */
export function helpIn({ hints, diffs, solutions }: StepProgress): StepGrade['help'] {
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

/** The end of a text, where the news is. */
function short(text: string): string {
  return cleaned(text.length > longest ? `…${text.slice(-longest)}` : text).trim();
}
