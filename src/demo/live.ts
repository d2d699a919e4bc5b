import type { Text } from '../i18n/message.ts';

/** The verdict on a learner's own file, in no language yet. */
export interface LiveVerdict {
  step: number;
  checks: { title: Text; outcome: 'passed' | 'failed' | 'skipped' }[];
  failure?: {
    title: Text;
    sent: Text;
    received: Text;
    /** The tokens of the request and the response, decoded. */
    token?: Text | undefined;
    expected: Text;
    /** A known cause. */
    cause?: Text | undefined;
    rule: Text;
  };
  /** Checks that fail in steps that had passed. */
  broken: { step: number; title: Text }[];
  /** Errors of the compiler. */
  types: Text[];
  /** The output of the program. */
  printed: string;
}

/** The judge of the learner's files, while the pages are open. */
export interface Live {
  /** The last verdict on a step, if there is one. */
  verdictOn(step: number): LiveVerdict | undefined;
  /** Calls the listener for every verdict from now on. Returns a function that stops that. */
  listen(listener: (verdict: LiveVerdict) => void): () => void;
  /** Aborted when the runner ends. */
  over: AbortSignal;
}
