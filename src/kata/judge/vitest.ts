import { afterAll, beforeAll, describe, test } from 'vitest';
import { stepOf } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import type { Suite } from './check.ts';
import { type JudgeSession, openSession } from './session.ts';

/**
 * Hands the checks of a contract to Vitest, one test each. They judge the solution, or the file that the environment
 * variable KATA_FILE names.
 */
export function testContract({ step: number, clock, checks }: Suite): void {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

  describe(`step ${number}, ${process.env.KATA_FILE ?? `the solution in src/server/auth/${step.name}.ts`}`, () => {
    let lab: JudgeSession;
    beforeAll(async () => {
      lab = await openSession({ step, file: process.env.KATA_FILE ?? step.solution }, clock);
    });
    afterAll(() => lab.close());
    for (const check of checks) test(translate(check.title, 'en'), () => check.run(lab));
  });
}
