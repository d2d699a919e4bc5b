import { structuredPatch } from 'diff';
import { solutionText } from '../../course/specifiers.ts';
import type { Step } from '../../course/steps.ts';
import { ownTextOf, withoutMarks } from './files.ts';

/** A part of the learner's file that differs from the solution. */
export interface Difference {
  /** The line of the learner's file at which it begins, from 1. */
  line: number;
  /** Lines that begin with `-` if they are only in the learner's file, `+` if only in the solution, a space if in both. */
  lines: string[];
}

/** How the learner's file differs from the solution; empty if it does not. */
export function differencesOf(step: Step): Difference[] {
  const own = withoutMarks(ownTextOf(step) ?? Buffer.alloc(0));
  const { hunks } = structuredPatch(step.shown, 'the solution', own, solutionText(step));
  return hunks.map(({ oldStart, lines }) => ({ line: oldStart, lines }));
}
