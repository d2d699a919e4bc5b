import { pathToFileURL } from 'node:url';
import { Unmet } from './demand.ts';
import { type Lab, openLab } from './lab.ts';
import type { Step } from './steps.ts';
import type { Subject } from './subject.ts';
import type { Check, Suite } from './suite.ts';

/** What became of one check. Whatever stands behind the first failure is skipped. */
export type Verdict =
  | { check: Check; outcome: 'passed' | 'skipped' }
  | { check: Check; outcome: 'failed'; unmet: Unmet };

/** A suite that was run on a subject. */
export interface Judged {
  verdicts: Verdict[];
  /** What the program printed meanwhile. */
  output: string;
}

/** Runs a step's suite on a subject. `beforeClosing` gets the lab while its server still runs. */
export async function judge(
  subject: Subject,
  beforeClosing?: (lab: Lab, judged: Judged) => Promise<void>,
): Promise<Judged> {
  const { clock, checks } = await suiteOf(subject.step);
  const lab = await openLab(subject, clock);
  try {
    const verdicts: Verdict[] = [];
    for (const check of checks) {
      const failed = verdicts.some(({ outcome }) => outcome === 'failed');
      verdicts.push(failed ? { check, outcome: 'skipped' } : await runCheck(check, lab));
    }
    const judged = { verdicts, output: await lab.output() };
    await beforeClosing?.(lab, judged);
    return judged;
  } finally {
    await lab.close();
  }
}

/** The check that failed, if any did. */
export function failureOf({
  verdicts,
}: Judged): Extract<Verdict, { outcome: 'failed' }> | undefined {
  return verdicts.find((verdict) => verdict.outcome === 'failed');
}

async function suiteOf(step: Step): Promise<Suite> {
  const { contract }: { contract: Suite } = await import(pathToFileURL(step.suite).href);
  return contract;
}

async function runCheck(check: Check, lab: Lab): Promise<Verdict> {
  try {
    await check.run(lab);
    return { check, outcome: 'passed' };
  } catch (error) {
    if (!(error instanceof Unmet)) throw error;
    return { check, outcome: 'failed', unmet: error };
  }
}
