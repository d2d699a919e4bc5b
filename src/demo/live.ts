import type { Text } from '../i18n/message.ts';
import type { LabServer } from './lab/server.ts';
import type { Workplace } from './workplace/workplace.ts';

/** The verdict on a learner's own file, in no language yet. */
export interface LiveVerdict {
  step: number;
  checks: { id: string; title: Text; outcome: 'passed' | 'failed' | 'skipped' }[];
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
  /** Lines of the learner's file at which something went wrong. */
  marks: Mark[];
  /** The output of the program. */
  printed: string;
}

/** A line of the learner's file at which something went wrong. Lines and columns count from 1. */
export interface Mark {
  line: number;
  /** Undefined for the whole line. */
  column?: number | undefined;
  text: string;
}

/** How far the judge is with a step's file. */
export interface Judgement {
  /** Whether the file is being judged. Then `verdict` is the one on its state before. */
  running: boolean;
  /** While the longer checks run: the number of examples, which have passed, and of all checks. */
  examples: { passed: number; all: number } | undefined;
  verdict: LiveVerdict | undefined;
}

/**
 * Something that the open pages of a step show. `judging`: the file is being judged. `verdict`: the judgement has changed. `file`: the
 * file was saved by anyone.
 */
export type LiveEvent = 'judging' | 'verdict' | 'file';

/** How far a learner is, by the numbers of the steps. */
export interface LearnerProgress {
  /** The step to go on with. */
  current: number;
  /** Steps that have passed at least once. */
  passed: number[];
  /** Steps whose file is no longer the exercise. */
  begun: number[];
}

/** The judge of the learner's files, while the pages are open. */
export interface Live {
  judgementOf(step: number): Judgement;
  /** How far the learner is now. */
  progress(): LearnerProgress;
  /** Calls the listener for every event of a step from now on. Returns a function that stops that. */
  listen(step: number, listener: (event: LiveEvent) => void): () => void;
  /** Aborted when the runner ends. */
  over: AbortSignal;
  /** Starts the learner's five files as a server for the attack lab. */
  startOwnServer: LabServer['start'];
  /** The learner's files and the help on them. */
  workplace: Workplace;
}
