import { message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { type Answer, advanceClock } from '#kata/judge/session.ts';
import { askEach } from './batches.ts';
import { encodings, expectLogin, inCase, loginWith } from './logins.ts';

/** How far the clock is moved between two logins, in seconds, and to which part of a second. */
const moves: readonly (readonly [seconds: number, fraction: number])[] = [
  [0, 0.001],
  [0, 0.499],
  [0, 0.999],
  [1, 0],
  [59, 0.5],
  [301, 0],
  [3599, 0.25],
  [43_200, 0.75],
  [3 * 86_400, 0.999],
  [100 * 86_400, 0],
];

/** Each login reads the clock: a user who signs in again, and one who signs in for the first time. */
export const clockAtEachLogin = defineCheck('issue.clock-at-each-login', async (session) => {
  const user = await session.addUser();
  const say = inCase(message('issue.clock-at-each-login.moved'));
  await session.ask(loginWith(user));
  for (const [seconds, fraction] of [...moves, [session.random.integer(2, 86_400), 0] as const]) {
    await session.passTime(seconds);
    const now = await advanceClock(session, fraction);
    const logins = [user, await session.addUser()].flatMap((one) =>
      encodings.map((encoding) => ({ one, asked: loginWith(one, encoding) })),
    );
    const cases = logins.map(({ one, asked }) => ({
      asked,
      expect: (answer: Answer) => void expectLogin(answer, one, session, now, say),
    }));
    await askEach(session, cases);
  }
});
