import { message } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal, expectThat } from '#kata/judge/expect.ts';
import type { Answer, JudgeSession, KnownUser } from '#kata/judge/session.ts';
import type { DatabaseError } from '#kata/subject/channel.ts';
import { askEach, type Expected } from './batches.ts';
import {
  encodings,
  expectLogin,
  expectPublicUser,
  expectSigned,
  expectSubject,
  expectToken,
  inCase,
  invalidCredentials,
  invalidRequest,
  loginWith,
  path,
} from './logins.ts';

/** Errors as clients of databases throw them, and errors that look like those of a login. */
const errors: (DatabaseError | undefined)[] = [
  undefined,
  { name: 'SqliteError', message: 'SQLITE_BUSY', code: 'SQLITE_BUSY' },
  { name: 'error', message: 'ETIMEDOUT', code: '08006' },
  { name: 'Error', message: 'ECONNREFUSED', code: 'ECONNREFUSED' },
  { name: 'TypeError', message: 'undefined' },
  { name: 'Refusal', message: 'credentials_wrong' },
  { name: 'NotFoundError', message: 'ENOENT', code: 'ENOENT' },
  { name: 'Error', message: '' },
];

/** A database that fails is the fault of the server, until it works again. */
export const databaseError = defineCheck('issue.database-error', async (session) => {
  const user = await session.addUser();
  const repair = session.breakDatabase();
  expectFailure(await session.ask(loginWith(user)).finally(repair));
  const say = inCase(message('issue.database-recovers.repaired'));
  expectLogin(await session.ask(loginWith(user)), user, session, session.now(), say);
});

/** It does not matter who signs in, how the database fails, or that it failed before. */
export const databaseRecovers = defineCheck(
  'issue.database-recovers',
  async (session) => {
    const { random } = session;
    const user = await session.addUser();
    const fresh = await session.addUser();
    const mistaken = { ...(await session.addUser()), password: random.word() };
    const say = inCase(message('issue.database-recovers.repaired'));
    await session.ask(loginWith(user));
    for (const error of errors) {
      const repair = session.breakDatabase(error);
      const unknown = { username: random.word(), password: random.word() };
      const tried = [user, fresh, mistaken, unknown, user, user];
      const logins = tried.map((one) => loginWith(one, random.pick(encodings)));
      try {
        await askEach(session, [
          ...logins.map((asked) => ({ asked, expect: expectFailure })),
          { asked: { path, json: {} }, expect: expectMissing },
        ]);
      } finally {
        repair();
      }
      const again = [user, fresh].map(
        (one): Expected => ({
          asked: loginWith(one),
          expect: (answer) => void expectLogin(answer, one, session, session.now(), say),
        }),
      );
      await askEach(session, again);
    }
  },
  { hints: 'database-error' },
);

function expectFailure(answer: Answer): void {
  expectThat(answer, 'issue.database-error.asked', answer.status !== 200);
  const failed = answer.status === 500 || answer.status === 503;
  expectThat(answer, 'issue.database-error.expected', failed);
}

function expectMissing(answer: Answer): void {
  expectRefusal(answer, invalidRequest, 'issue.database-recovers.fields');
}

/** A hash that cannot be compared lets no user in, whatever the comparison before has returned. */
export const unreadableHash = defineCheck(
  'issue.unreadable-hash',
  async (session) => {
    const user = await session.addUser();
    const unreadable = await session.addUser('unreadable');
    const say = inCase(message('issue.unreadable-hash.after'));
    for (const encoding of encodings) {
      const right = await session.ask(loginWith(user));
      expectLogin(right, user, session, session.now(), say);
      // The hash itself is not a password either.
      for (const [password, expected] of [
        [unreadable.password, 'issue.unreadable-hash.refused'],
        [unreadable.passwordHash, 'issue.unreadable-hash.itself'],
      ] as const) {
        const answer = await session.ask(loginWith({ ...unreadable, password }, encoding));
        expectThat(answer, expected, [401, 500, 503].includes(answer.status));
      }
    }
    const right = await session.ask(loginWith(user));
    expectLogin(right, user, session, session.now(), say);
  },
  { hints: 'password-checked' },
);

/** The milliseconds of a look-up that is slow: a program that gives up after a second is too impatient. */
const slowMs = 1_100;
const begun = new WeakMap<JudgeSession, Promise<{ user: KnownUser; answers: Answer[] }>>();

/** Begins a login whose look-up is slow. It costs no time, because the other checks run meanwhile. */
export function beginSlowLogin(session: JudgeSession) {
  const running = begun.get(session) ?? slowLogin(session);
  begun.set(session, running);
  // If an earlier check fails, its result is not used.
  running.catch(() => {});
  return running;
}

async function slowLogin(session: JudgeSession) {
  const user = await session.addUser();
  const repair = session.slowDatabase(slowMs, user.username);
  const logins = [loginWith(user), loginWith({ ...user, password: session.random.word() })];
  const answers = await session.askAll(logins).finally(repair);
  return { user, answers };
}

/** A database that responds late is not a reason to refuse a login. */
export const slowDatabase = defineCheck(
  'issue.slow-database',
  async (session) => {
    const { user, answers } = await beginSlowLogin(session);
    const [right, wrong] = answers;
    if (right === undefined || wrong === undefined) return;
    const say = inCase(message('issue.slow-database.late'));
    const issued = expectToken(right, say('issue.common.valid'));
    // The clock may have moved in the meantime, so its times are not judged.
    expectSigned(issued, session.secret, say);
    expectSubject(issued, user.id, session.issuer, say);
    expectPublicUser(issued, user, say);
    expectRefusal(wrong, invalidCredentials, 'issue.slow-database.wrong');
  },
  { hints: 'database-error' },
);
