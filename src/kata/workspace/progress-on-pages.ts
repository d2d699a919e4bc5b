import { steps } from '../../course/steps.ts';
import type { LearnerProgress } from '../../demo/live.ts';
import { isBegun } from './files.ts';
import type { ProgressFile } from './progress.ts';

/** Returns how far a learner is, as the pages show it. It reads the progress file and the learner's files. */
export function progressOnPages(file: ProgressFile): LearnerProgress {
  const known = file.read();
  return {
    current: known.current.number,
    passed: steps.filter((step) => known.of(step).passedAt !== undefined).map(numberOf),
    begun: steps.filter(isBegun).map(numberOf),
  };
}

function numberOf({ number }: { number: number }): number {
  return number;
}
