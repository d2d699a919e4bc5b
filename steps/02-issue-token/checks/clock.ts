import { message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { type Answer, advanceClock, type JudgeSession } from '#kata/judge/session.ts';
import { askEach, beginAll } from './batches.ts';
import { encodings, expectLogin, expectToken, inCase, loginWith } from './logins.ts';

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
  // Beyond 2038, when seconds need more than 31 bits.
  [13 * 366 * 86_400, 0],
];

/** Seconds by which the clock is moved while logins are under way: no program gives up a login so early. */
const moved = 3;

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
  await moveUnderWay(session);
});

/** Moves the clock while users are looked up and passwords compared: all times of a login still belong together. */
async function moveUnderWay(session: JudgeSession): Promise<void> {
  const late = await session.addUser();
  // Comparing a real hash takes long enough for the clock to move meanwhile.
  const slow = await session.addUser('real');
  const from = session.now();
  const repair = session.slowDatabase(60, late.username);
  const users = [late, slow, slow, slow];
  const underWay = await beginAll(
    session,
    users.map((user) => loginWith(user)),
  );
  for (let second = 0; second < moved; second++) await session.passTime(1);
  const answers = await underWay.answers.finally(repair);
  const say = inCase(message('issue.clock-at-each-login.under-way'));
  for (const [index, answer] of answers.entries()) {
    const user = users[index] ?? slow;
    const { claims } = expectToken(answer, say('issue.common.valid'));
    const iat = Math.min(Math.max(Number(claims.iat), Math.floor(from)), Math.floor(session.now()));
    expectLogin(answer, user, session, iat, say);
  }
}
