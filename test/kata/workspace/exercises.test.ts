import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { exerciseOf } from '#kata/workspace/files.ts';

// A learner may have begun; only an unchanged course must pass this.
test.skipIf(process.env.CI === undefined).each(steps)(
  'step $number: reset puts back the exercise as it is in the course',
  (step) => {
    expect(readFileSync(step.exercise).equals(exerciseOf(step))).toBe(true);
  },
);
