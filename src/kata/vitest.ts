import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lab, openLab } from './lab.ts';
import { stepOf } from './steps.ts';
import type { Suite } from './suite.ts';

/** Makes every check of a suite a test of Vitest, in the suite's own file and not where another one imports it. */
export function registerWithVitest({ step: number, clock, checks }: Suite): void {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

  if (expect.getState().testPath !== step.suite) return;
  describe(`step ${number}, ${process.env.KATA_FILE ?? `the solution in src/server/${step.name}.ts`}`, () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await openLab({ step, file: process.env.KATA_FILE ?? step.solution }, clock);
    });
    afterAll(() => lab.close());
    for (const check of checks) test(check.title, () => check.run(lab));
  });
}
