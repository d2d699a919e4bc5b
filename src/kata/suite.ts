import type { Lab } from './lab.ts';

/** One demand of a step's contract, judged over HTTP. */
export interface Check {
  /** Short and stable: mistakes, hints and reports name a check by it. */
  id: string;
  /** A fact in the present tense that holds for every right program. */
  title: string;
  /** The rule it follows from, with its section. */
  rule: string;
  /** Throws Unmet where the demand is not met. */
  run(lab: Lab): Promise<void>;
}

/** The checks of a step in the order in which a learner should meet them. */
export interface Suite {
  step: number;
  /** With a stopped clock every second can be judged. */
  clock: 'running' | 'stopped';
  checks: readonly Check[];
}

/**
 * Declares a suite. Under Vitest it is also registered there and judges the solution, or the file that KATA_FILE
 * names: one text serves the learner, the instructor and our own tests.
 */
export async function suite(declared: Suite): Promise<Suite> {
  if (process.env.VITEST !== undefined) {
    const { registerWithVitest } = await import('./vitest.ts');
    registerWithVitest(declared);
  }
  return declared;
}
