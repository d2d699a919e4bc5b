import { pathToFileURL } from 'node:url';
import type { Step } from '../../course/steps.ts';
import type { Prepare, Subject } from '../subject/subject.ts';
import type { Check, Suite } from './check.ts';
import { CheckError } from './expect.ts';
import { type JudgeSession, openSession } from './session.ts';

/** What became of one check. Whatever stands behind the first failure is skipped. */
export type Verdict =
  | { check: Check; outcome: 'passed' | 'skipped' }
  | { check: Check; outcome: 'failed'; unmet: CheckError };

/** A suite that was run on a subject. */
export interface Judged {
  step: Step;
  verdicts: Verdict[];
  /** What the program printed meanwhile. */
  output: string;
  /** The seed of the random inputs, which repeats them. */
  seed: string;
  /** Whether the server that failed a request still answers, so that the request can be sent again. */
  serving: boolean;
}

/** How to judge, where it matters. */
export interface JudgeOptions {
  /** Gives the processes; a new one each by default. */
  prepare?: Prepare;
  /** Ends the run at once; what it gives then is worth nothing. */
  signal?: AbortSignal;
  /** Repeats the random inputs of a verdict; unpredictable by default. */
  seed?: string | undefined;
  /** Puts the checks in another order than the suite's, which must not matter. */
  order?(checks: readonly Check[]): readonly Check[];
  /** Gets the lab while its server still runs, which it does until the promise is settled. */
  beforeClosing?(lab: JudgeSession, judged: Judged): Promise<void>;
}

/** Runs a step's suite on a subject. */
export async function judge(subject: Subject, manner: JudgeOptions = {}): Promise<Judged> {
  const { step } = subject;
  const { clock, checks } = await suiteOf(step);
  const lab = await openSession(subject, clock, manner.prepare, manner.seed);
  const end = () => lab.close();
  manner.signal?.addEventListener('abort', end);
  if (manner.signal?.aborted) await end(); // It was aborted while the lab was being opened.
  try {
    const verdicts: Verdict[] = [];
    for (const check of manner.order?.(checks) ?? checks) {
      const failed = verdicts.some(({ outcome }) => outcome === 'failed');
      verdicts.push(failed ? { check, outcome: 'skipped' } : await runCheck(check, lab));
    }
    const output = await lab.output();
    const { seed } = lab.random;
    const judged = { step, verdicts, output, seed, serving: await stillServes(verdicts, lab) };
    await manner.beforeClosing?.(lab, judged);
    return judged;
  } finally {
    manner.signal?.removeEventListener('abort', end);
    await lab.close();
  }
}

/** The check that failed, if any did. */
export function failureOf({
  verdicts,
}: Pick<Judged, 'verdicts'>): Extract<Verdict, { outcome: 'failed' }> | undefined {
  return verdicts.find((verdict) => verdict.outcome === 'failed');
}

/** The suite of a step. */
export async function suiteOf(step: Step): Promise<Suite> {
  const { contract }: { contract: Suite } = await import(pathToFileURL(step.contract).href);
  return contract;
}

async function stillServes(verdicts: Verdict[], lab: JudgeSession): Promise<boolean> {
  if (failureOf({ verdicts })?.unmet.curl === undefined) return false;
  return (await lab.ask({ path: '/health' })).status !== 0;
}

async function runCheck(check: Check, lab: JudgeSession): Promise<Verdict> {
  try {
    await check.run(lab);
    return { check, outcome: 'passed' };
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return { check, outcome: 'failed', unmet: error };
  }
}
