import { afterAll, beforeAll, describe, test } from 'vitest';
import { stepOf } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import { runCheck, type Suite } from './check.ts';
import { type JudgeSession, openSession } from './session.ts';

/** Makes a Vitest test of each check. They judge the solution, or the file named by the environment variable KATA_FILE. */
export function testContract({ step: number, clock, checks }: Suite): void {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

  describe(`step ${number}, ${process.env.KATA_FILE ?? `the solution in src/server/auth/${step.name}.ts`}`, () => {
    let session: JudgeSession;
    beforeAll(async () => {
      const file = process.env.KATA_FILE ?? step.solution;
      session = await openSession({ step, file }, { clock });
    });
    afterAll(() => session.close());
    for (const check of checks) {
      test(translate(check.title, 'en'), async () => {
        const error = await runCheck(check, session);
        if (error !== undefined) throw error;
      });
    }
  });
}
