import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Semaphore } from 'async-mutex';
import { type Step, steps } from '../../course/steps.ts';
import { listOf, message, type Text } from '../../i18n/message.ts';
import { suiteOf } from '../judge/judge.ts';
import { withoutForeignFrames } from '../subject/start-fault.ts';
import { fingerprintOf } from './fingerprint.ts';
import { judgeUntrusted, type UntrustedVerdict } from './judge-untrusted.ts';
import { takePlace } from './place.ts';
import type { LearnerResult, Status, StepResult } from './result.ts';
import { checksOf, helpUsed, pointsFor, shorten, shown, skipped } from './score.ts';
import { type Found, hashOf, type Submission } from './submission.ts';
import type { StepWeights, Weights } from './weights.ts';

/** How a class is graded. */
export interface GradeOptions {
  weights: Weights;
  /** A private folder, which must exist; each file is copied there and judged. */
  folder: string;
  seed: number;
  /** The time of the programs, in seconds since 1970. */
  now: number;
  /** No further step is begun once it is aborted. */
  signal?: AbortSignal;
  /** Called after every step. */
  onStep?(done: number, all: number, job: Job): void;
  /** Called once all steps of a learner are graded. */
  onLearner?(result: LearnerResult): void;
}

/** One step of one submission. */
interface Job {
  submission: Submission;
  step: Step;
}

/** Number of steps for which the judge computes at once. With more, a class takes longer. */
const computing = Math.min(Math.ceil(1.5 * availableParallelism()), 24);

/**
 * Number of steps at once of which a program runs, perhaps only until it is old enough; and that are begun, perhaps only to wait
 * for the verdict on the same file of another learner.
 */
const atOnce = {
  computing,
  running: Math.max(computing, Math.min(4 * computing, 24)),
  begun: 16 * computing,
};

/** Grades submissions, several steps at once. Returns the results of all learners whose steps were all graded. */
export async function gradeAll(
  submissions: readonly Submission[],
  { weights, folder, seed, now, signal, onStep, onLearner }: GradeOptions,
): Promise<LearnerResult[]> {
  const jobs = submissions.flatMap((submission) => steps.map((step) => ({ submission, step })));
  const graded = new Map<Submission, Map<Step, StepResult>>(
    submissions.map((submission) => [submission, new Map()]),
  );
  const results = new Map<Submission, LearnerResult>();
  const waiting = jobs.values();
  const judge = judgeOnce(folder, { seed, now });
  let done = 0;
  const work = async () => {
    for (const job of waiting) {
      if (signal?.aborted) return;
      const { submission, step } = job;
      const own = graded.get(submission);
      const result = await gradeStep(job, weights(step), judge);
      if (signal?.aborted) return;
      own?.set(step, result);
      onStep?.(++done, jobs.length, job);
      const all = steps.flatMap((one) => own?.get(one) ?? []);
      if (all.length < steps.length) continue;
      const learner = learnerOf(submission, all);
      results.set(submission, learner);
      onLearner?.(learner);
    }
  };
  await Promise.all(steps.map(suiteOf)); // So that steps are begun in the order of the learners.
  const working = Promise.all(Array.from({ length: atOnce.begun }, work));
  await Promise.race([working, signal ? once(signal, 'abort') : working]);
  return submissions.flatMap((submission) => results.get(submission) ?? []);
}

function learnerOf({ name, place }: Submission, graded: StepResult[]): LearnerResult {
  const sum = (pick: (step: StepResult) => number) =>
    graded.reduce((total, step) => total + pick(step), 0);
  const [points, of] = [sum((step) => step.points), sum((step) => step.of)];
  return { name, place, steps: graded, points, of };
}

/** The verdict on the content of a step's file. */
type Judge = (step: Step, content: Buffer) => Promise<UntrustedVerdict>;

/**
 * Judges files in folders of their own below a private one. The same content is judged once: with the same seed it gets the same
 * points.
 */
function judgeOnce(folder: string, options: Pick<GradeOptions, 'seed' | 'now'>): Judge {
  const verdicts = new Map<string, Promise<UntrustedVerdict>>();
  const [running, places] = [new Semaphore(atOnce.running), new Semaphore(atOnce.computing)];
  const judge = async (step: Step, content: Buffer, own: string) => {
    const { pause, leave } = await takePlace(places);
    try {
      mkdirSync(own, { mode: 0o700 });
      const file = join(own, `${step.name}.ts`);
      writeFileSync(file, content, { mode: 0o600 });
      return await judgeUntrusted({ step, file }, { ...options, pause });
    } finally {
      leave();
      rmSync(own, { recursive: true, force: true });
    }
  };
  return (step, content) => {
    const key = `${step.name}-${createHash('sha256').update(content).digest('hex')}`;
    const verdict =
      verdicts.get(key) ?? running.runExclusive(() => judge(step, content, join(folder, key)));
    verdicts.set(key, verdict);
    return verdict;
  };
}

async function gradeStep(
  { submission, step }: Job,
  weights: StepWeights,
  judge: Judge,
): Promise<StepResult> {
  const file = `${step.name}.ts`;
  const found = submission.file(step);
  const { checks } = await suiteOf(step);
  const resultOf = (graded: Partial<StepResult> & { status: Status }): StepResult => ({
    step: step.number,
    name: step.name,
    of: weights.points,
    hash: hashOf(found),
    fingerprint: fingerprint(found, step),
    help: submission.progress && helpUsed(submission.progress.of(step)),
    points: 0,
    reason: undefined,
    checks: skipped(checks, weights),
    flags: [],
    printed: '',
    ...graded,
  });
  if (found === 'nothing')
    return resultOf({ status: 'missing', reason: missing(file, submission.near(step)) });
  if ('refused' in found) return resultOf({ status: 'refused', reason: found.refused });
  if (found.untouched)
    return resultOf({ status: 'untouched', reason: message('grade.untouched', { file }) });
  try {
    const { verdict, flags, reason } = await judge(step, found.content);
    if (verdict === undefined) return resultOf({ status: 'failed', flags, reason });
    const graded = checksOf(verdict, weights);
    const passed = flags.length === 0 && graded.every(({ outcome }) => outcome === 'passed');
    return resultOf({
      status: passed ? 'passed' : 'failed',
      points: flags.length > 0 ? 0 : pointsFor(graded, weights),
      checks: graded,
      flags,
      reason,
      printed: shown(withoutForeignFrames(verdict.ownOutput)).trim(),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = message('grade.unjudged', { reason: shorten(why) });
    return resultOf({ status: 'unjudged', reason });
  }
}

function fingerprint(found: Found, step: Step): number[] {
  const isOwn = found !== 'nothing' && 'content' in found && !found.untouched;
  return isOwn ? fingerprintOf(found.content, step) : [];
}

function missing(file: string, near: readonly string[]): Text {
  if (near.length === 0) return message('grade.missing', { file });
  return message('grade.missing-near', { file, list: listOf(near) });
}
