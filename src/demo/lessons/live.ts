import type { Text } from '../../i18n/message.ts';

/** The verdict on a learner's own file, in no language yet. */
export interface LiveVerdict {
  step: number;
  checks: { title: Text; outcome: 'passed' | 'failed' | 'skipped' }[];
  failure?: { title: Text; sent: Text; received: Text; expected: Text; rule: Text };
  /** What does not hold any more in steps that had passed. */
  broken: { step: number; title: Text }[];
  /** What the compiler says. */
  types: string[];
  /** What the program printed. */
  printed: string;
}

/** Whoever judges while the pages are open. */
export interface Live {
  /** The last verdict on a step, where there is one. */
  verdictOn(step: number): LiveVerdict | undefined;
  /** Calls back for every verdict from now on. Gives the way to stop that. */
  listen(told: (verdict: LiveVerdict) => void): () => void;
  /** Aborted when the runner ends, and all pages with it. */
  over: AbortSignal;
}
