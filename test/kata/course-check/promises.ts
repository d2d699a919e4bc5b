import { describe, test } from 'vitest';
import { stepOf } from '#course/steps.ts';
import { promisesOf } from '#kata/course-check/promises.ts';
import { inTwoBreaths } from '../../support/two-breaths.ts';

/** Makes every promise of a step a test. Each step has a file of its own, so that they run at the same time. */
export function describePromises(number: string): void {
  const step = stepOf(number);
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);
  describe.concurrent(`step ${number} keeps its promises`, () => {
    const promises = promisesOf(step);
    const onPrograms = promises.filter(({ title }) => /: \S+ is (refused|right) /.test(title));
    const others = promises.filter((promise) => !onPrograms.includes(promise));
    for (const { title, check } of others) test(title, check);
    for (const { tags, rows } of inTwoBreaths(onPrograms, 8)) {
      for (const { title, check } of rows) test(title, { tags }, check);
    }
  });
}
