import { afterAll, beforeAll, describe, test } from 'vitest';
import { stepOf } from '../../course/steps.ts';
import { message, translate } from '../../i18n/message.ts';
import { runCheck, type Suite } from './check.ts';
import { seedOf } from './random.ts';
import { type JudgeSession, openSession } from './session.ts';

/**
 * Makes a Vitest test of each check. They judge the solution, or the file named by the environment variable KATA_FILE. A test
 * that fails prints the seed of its inputs, and KATA_SEED repeats them.
 */
export function testContract({ step: number, checks }: Suite): void {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);

  describe(`step ${number}, ${process.env.KATA_FILE ?? `the solution in src/server/auth/${step.name}.ts`}`, () => {
    let session: JudgeSession;
    beforeAll(async () => {
      const file = process.env.KATA_FILE ?? step.solution;
      session = await openSession({ step, file }, { seed: seedFrom(process.env) });
    });
    afterAll(() => session.close());
    for (const check of checks) {
      test(translate(check.title, 'en'), async () => {
        const error = await runCheck(check, session);
        if (error === undefined) return;
        const seed = `KATA_SEED=${session.random.seed}`;
        console.error(translate(message('judge.inputs', { seed }), 'en'));
        throw error;
      });
    }
  });
}

function seedFrom({ KATA_SEED }: NodeJS.ProcessEnv): number | undefined {
  if (KATA_SEED === undefined) return undefined;
  const seed = seedOf(KATA_SEED);
  if (seed === undefined) {
    throw new TypeError(`Expected a number of at most 12 digits in KATA_SEED, got ${KATA_SEED}`);
  }
  return seed;
}
