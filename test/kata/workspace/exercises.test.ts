import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { exerciseOf } from '#kata/workspace/files.ts';

// A learner may have begun; only a pristine course is held to this.
test.skipIf(process.env.CI === undefined).each(steps)(
  'step $number: reset would put back the exercise as it stands in the course',
  (step) => {
    expect(readFileSync(step.exercise).equals(exerciseOf(step))).toBe(true);
  },
);
