import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../../course/steps.ts';

/** The exercise as it was in the beginning, byte for byte. */
export function exerciseOf({ name }: Step): Buffer {
  return readFileSync(join(import.meta.dirname, 'exercises', `${name}.ts`));
}

/** The learner's own text, or undefined where there is no such file. */
export function ownTextOf({ exercise }: Step): Buffer | undefined {
  return readIfThere(exercise);
}

/** A file, or undefined where there is none. Throws where there is one that cannot be read. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** True once the learner's file is there and is no longer the exercise. */
export function isBegun(step: Step): boolean {
  const own = ownTextOf(step);
  return own !== undefined && !own.equals(exerciseOf(step));
}
