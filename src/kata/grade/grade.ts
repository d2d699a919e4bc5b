import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Step, steps } from '../../course/steps.ts';
import { message } from '../../i18n/message.ts';
import { suiteOf } from '../judge/judge.ts';
import { exerciseOf } from '../workspace/files.ts';
import { judgeUntrusted } from './judge-untrusted.ts';
import { gradeOf, helpUsed, notJudged, type StepGrade, shorten } from './score.ts';
import type { Submission } from './submission.ts';
import type { Weights } from './weights.ts';

/** A submission, graded. */
export interface Grade {
  submission: Submission;
  steps: StepGrade[];
  points: number;
  /** The maximum of points for all five steps. */
  of: number;
}

/** All grades of one run. */
export interface GradedClass {
  /** The seed of the random inputs, the same for all submissions and steps. */
  seed: number;
  grades: Grade[];
}

/** How a class is graded. */
export interface GradeOptions {
  weights: Weights;
  /** A private folder, which must exist; each file is copied there and judged. */
  folder: string;
  seed: number;
  /** Called after every step. */
  onDone?(done: number, all: number, job: Job): void;
}

/** One step of one submission. */
interface Job {
  submission: Submission;
  step: Step;
}

/** Number of steps that are judged at once. A step waits half of its time, so there are two for each core. */
const workers = Math.min(2 * availableParallelism(), 16);

/** Grades submissions, several steps at once. */
export async function gradeAll(
  submissions: Submission[],
  { weights, folder, seed, onDone }: GradeOptions,
): Promise<GradedClass> {
  const jobs = submissions.flatMap((submission) => steps.map((step) => ({ submission, step })));
  const grades: StepGrade[] = new Array(jobs.length);
  const waiting = jobs.entries();
  let done = 0;
  const work = async () => {
    for (const [index, job] of waiting) {
      const options = { weight: weights(job.step), folder: join(folder, String(index)), seed };
      grades[index] = await gradeStep(job, options);
      onDone?.(++done, jobs.length, job);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const graded = submissions.map((submission, index) => {
    const own = grades.slice(index * steps.length, (index + 1) * steps.length);
    const sum = (pick: (grade: StepGrade) => number) =>
      own.reduce((total, grade) => total + pick(grade), 0);
    return {
      submission,
      steps: own,
      points: sum(({ points }) => points),
      of: sum(({ weight }) => weight),
    };
  });
  return { seed, grades: graded };
}

async function gradeStep(
  job: Job,
  { weight, folder, seed }: { weight: number; folder: string; seed: number },
): Promise<StepGrade> {
  const { submission, step } = job;
  const name = `${step.name}.ts`;
  const found = submission.file(step);
  const help = submission.progress && helpUsed(submission.progress.of(step));
  const { checks } = await suiteOf(step);
  const graded = (grade: Omit<StepGrade, 'step' | 'weight' | 'help'>) => ({
    ...grade,
    step,
    weight,
    help,
  });
  if (found === 'nothing')
    return graded(notJudged('missing', message('grade.missing', { file: name }), checks));
  if ('refused' in found) {
    return graded(notJudged('refused', found.refused, checks));
  }
  if (isExercise(found.content, step)) {
    return graded(notJudged('untouched', message('grade.untouched', { file: name }), checks));
  }
  try {
    mkdirSync(folder, { mode: 0o700 });
    const file = join(folder, name);
    writeFileSync(file, found.content, { mode: 0o600 });
    const result = await judgeUntrusted({ step, file }, seed);
    return graded(
      'stopped' in result
        ? notJudged('failed', result.stopped, checks)
        : gradeOf(result.verdict, weight, result.offence),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const title = message('grade.unjudged', { reason: shorten(reason) });
    return graded(notJudged('unjudged', title, checks));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a file is still the exercise. Line ends are ignored: Git changes them on some systems. */
function isExercise(content: Buffer, step: Step): boolean {
  const text = (buffer: Buffer) => buffer.toString().replaceAll('\r\n', '\n').trim();
  return text(content) === text(exerciseOf(step));
}
