import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat, expectUnprinted } from '#kata/judge/expect.ts';
import type { JudgeSession, KnownUser } from '#kata/judge/session.ts';
import { askEach, type Expected } from './batches.ts';
import { encodings, expectLogin, inCase, loginWith, show, signIn } from './logins.ts';
import { expectWrong, type Sample, sampleRefusal } from './refusals.ts';

/** Three users with similar names sign in a hundred times, one after the other and at once, with right and wrong passwords. */
export const eachLoginFresh = defineCheck('issue.each-login-fresh', async (session) => {
  const sample = await sampleRefusal(session);
  const users = [await similar(session), await similar(session), await similar(session)];
  const jtis = new Map<string, string[]>(users.map(({ id }) => [id, []]));
  const attempt = (what: PlainId) => attemptOf(session, users, sample, jtis, what);
  for (let login = 0; login < 8; login++) {
    await askEach(session, [attempt('issue.each-login-fresh.in-turn')]);
  }
  // A late database leaves time for one login to overwrite what belongs to another.
  const repair = session.slowDatabase(2);
  try {
    const many = Array.from({ length: 70 }, () => attempt('issue.each-login-fresh.at-once'));
    await askEach(session, many);
  } finally {
    repair();
  }
  const { answer } = await signIn(session, await session.addUser());
  for (const own of jtis.values()) {
    const got = own.slice(0, 3).join(', ');
    expectThat(answer, message('issue.each-login-fresh.random', { got }), areRandom(own));
  }
});

/** A user whose name has the same first 60 and last 10 letters as the others, and the same length. */
function similar({ addUser, random }: JudgeSession): Promise<KnownUser> {
  return addUser('quick', undefined, `${'a'.repeat(60)}${random.word()}${'z'.repeat(10)}`);
}

/** A login of one of the users, right or wrong by chance. */
function attemptOf(
  session: JudgeSession,
  users: readonly KnownUser[],
  sample: Sample,
  jtis: ReadonlyMap<string, string[]>,
  what: PlainId,
): Expected {
  const { random } = session;
  const user = random.pick(users);
  const encoding = random.pick(encodings);
  const say = inCase(message(what));
  if (random.integer(1, 5) === 1) {
    const wrong = {
      // An unknown user takes as long as a real hash, so most wrong logins are those of a known one.
      username: random.integer(1, 5) === 1 ? random.word() : user.username,
      password: random.word(),
    };
    return {
      asked: loginWith(wrong, encoding),
      expect: (answer) => expectWrong(answer, sample, what),
    };
  }
  return {
    asked: loginWith(user, encoding),
    expect(answer) {
      const { claims } = expectLogin(answer, user, session, session.now(), say);
      const jti = String(claims.jti);
      const known = [...jtis.values()].some((own) => own.includes(jti));
      expectThat(answer, say('issue.each-login-fresh.jti'), !known);
      jtis.get(user.id)?.push(jti);
    },
  };
}

/** True if texts that follow each other differ in four characters or more, on average. */
function areRandom(texts: readonly string[]): boolean {
  const differences = texts.map((text, index) => {
    const before = texts[index - 1] ?? '';
    return [...text].filter((letter, place) => letter !== before[place]).length;
  });
  return differences.reduce((sum, count) => sum + count, 0) >= 4 * texts.length;
}

/** Its clocks change twice a year. */
const zone = 'America/New_York';
/** NODE_ENV and days of a lifetime of other processes: at least one of them ends under the other time of the year. */
const others = [
  ['production', 182],
  ['development', 270],
] as const;

/** After a restart at the same moment, a server issues other tokens. */
export const afterRestart = defineCheck(
  'issue.after-restart',
  async (session) => {
    const user = await session.addUser();
    const processes = await Promise.all(
      others.map(async ([name, days]) => {
        const lifetime = days * 86_400 + session.random.integer(0, 59);
        const env = { NODE_ENV: name, TZ: zone, TOKEN_LIFETIME: String(lifetime) };
        return { name, ...(await session.startAnother({ env })) };
      }),
    );
    const seen = new Set<unknown>();
    for (const process of processes) {
      const { name, lifetime, ask, output, stop } = process;
      const say = inCase(message('issue.after-restart.in', { name, zone, lifetime }));
      const logins = Array.from(
        { length: 3 },
        (): Expected => ({
          asked: loginWith(user),
          expect(answer) {
            const { claims } = expectLogin(answer, user, process, session.now(), say);
            const got = show(claims.jti);
            expectThat(answer, message('issue.after-restart.jti', { got }), !seen.has(claims.jti));
            seen.add(claims.jti);
          },
        }),
      );
      for (const login of logins) await askEach({ ask }, [login]);
      await ask(loginWith({ ...user, password: session.random.word() }));
      expectUnprinted(await output(), [
        ['issue.nothing-printed.password', user.password],
        ['issue.nothing-printed.hash', user.passwordHash],
        ['issue.nothing-printed.secret', session.secret],
      ]);
      await stop();
    }
  },
  { hints: 'tokens-differ' },
);
