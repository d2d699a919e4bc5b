import { describe, test } from 'vitest';
import { stepOf } from '#course/steps.ts';
import { promisesOf } from '#kata/course-check/promises.ts';

/** Makes every promise of a step a test; a file a step, so that they run side by side. */
export function describePromises(number: string): void {
  const step = stepOf(number);
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);
  describe.concurrent(`step ${number} keeps its promises`, () => {
    for (const { title, keep } of promisesOf(step)) test(title, keep);
  });
}
