import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step, steps } from '../../course/steps.ts';
import { message } from '../../i18n/message.ts';
import { CheckError } from '../judge/check.ts';
import {
  type CheckResult,
  failureOf,
  type JudgeOptions,
  judgeFile,
  suiteOf,
  type Verdict,
} from '../judge/judge.ts';
import { ownTextOf } from './files.ts';
import type { Progress } from './progress.ts';

/**
 * Judges the earlier steps that have passed before and returns the verdicts of those that now fail. `known` contains the
 * fingerprints of passes, which are not judged again.
 */
export async function findBrokenSteps(
  progress: Progress,
  step: Step,
  known: Set<string>,
  options: Pick<JudgeOptions, 'signal' | 'seed'> = {},
): Promise<Verdict[]> {
  const finished = steps.filter((one) => one.number < step.number && progress.of(one).passedAt);
  const verdicts = await Promise.all(
    finished.map(async (one) => {
      const fingerprint = fingerprintOf(one);
      if (known.has(fingerprint)) return [];
      const exists = ownTextOf(one) !== undefined;
      const verdict = exists
        ? await judgeFile({ step: one, file: one.exercise }, options)
        : await verdictForMissingFile(one);
      if (failureOf(verdict) !== undefined) return [verdict];
      known.add(fingerprint);
      return [];
    }),
  );
  return verdicts.flat();
}

/** The verdict on a file that the learner has deleted: its first check fails. */
export async function verdictForMissingFile(step: Step): Promise<Verdict> {
  const error = new CheckError({
    sent: message('judge.start.sent'),
    received: message('judge.start.no-file', { file: step.shown }),
    expected: message('judge.start.file-expected', { step: step.number }),
    rule: 'judge.start.rule',
    fault: 'import',
  });
  const { checks } = await suiteOf(step);
  const results = checks.map((check, index): CheckResult => {
    return index === 0 ? { check, outcome: 'failed', error } : { check, outcome: 'skipped' };
  });
  return { step, results, output: '', seed: undefined, serving: false };
}

/** A hash of everything that a step's verdict depends on: the learner's file, its suite, its app.ts, the reference. */
function fingerprintOf(step: Step): string {
  const hash = createHash('sha256')
    .update(step.name)
    .update(ownTextOf(step) ?? '');
  const reference = globSync('src/server/**/*.ts', { cwd: root }).sort();
  for (const path of [...reference.map((one) => join(root, one)), step.contract, step.app]) {
    hash.update(readFileSync(path));
  }
  return hash.digest('base64url');
}
