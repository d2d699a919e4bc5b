import type { JudgeSession } from './session.ts';

/** One requirement of a step's contract, judged over HTTP. */
export interface Check {
  /** Short and stable: mistakes, hints and reports name a check by it. */
  id: string;
  /** A fact in the present tense that holds for every right program. */
  title: string;
  /** The rule it follows from, with its section. */
  rule: string;
  /** Throws CheckError where the requirement is not met. */
  run(lab: JudgeSession): Promise<void>;
}

/** The checks of a step in the order in which a learner should meet them. */
export interface Suite {
  step: number;
  /** With a stopped clock every second can be judged. */
  clock: 'running' | 'stopped';
  checks: readonly Check[];
}
