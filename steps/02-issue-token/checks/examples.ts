import { findSecret } from '#attacks/find-secrets.ts';
import type { PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectOk, expectRefusal, expectThat, expectUnprinted } from '#kata/judge/expect.ts';
import { type Asked, advanceClock, type JudgeSession } from '#kata/judge/session.ts';
import { databaseError } from './database.ts';
import {
  expectExpires,
  expectJti,
  expectPublicUser,
  expectSigned,
  expectSubject,
  expectTimes,
  expectValidAtOnce,
  invalidCredentials,
  invalidRequest,
  path,
  signIn,
  tryLogin,
} from './logins.ts';
import { expectWrong, sampleRefusal } from './refusals.ts';

/** One example of each promise, for the usual mistakes. */
export const examples: readonly Check[] = [
  defineCheck(
    'issue.login',
    async (session) => {
      const { username, password } = await session.addUser();
      const requests: [PlainId, Asked][] = [
        ['issue.login.json', { path, json: { username, password } }],
        ['issue.login.form', { path, form: { username, password } }],
      ];
      for (const [why, asked] of requests) {
        const answer = await session.ask(asked);
        expectOk(answer, why);
        const { token, expires, user } = answer.body;
        expectThat(answer, 'issue.login.token', segmentsOf(token).length === 3);
        expectThat(answer, 'issue.login.expires', typeof expires === 'number');
        expectThat(answer, 'issue.login.user', typeof user === 'object' && user !== null);
      }
    },
    { needed: true },
  ),

  defineCheck('issue.password-checked', async (session) => {
    const { username } = await session.addUser();
    const answer = await tryLogin(session, username);
    const why = answer.status === 200 ? await whyLetIn(session) : 'issue.password-checked.wrong';
    expectRefusal(answer, invalidCredentials, why);
  }),

  defineCheck('issue.unknown-user', async (session) => {
    const sample = await sampleRefusal(session);
    const unknown = await tryLogin(session, session.random.word());
    expectWrong(unknown, sample, 'issue.unknown-user.refused');
  }),

  defineCheck('issue.fields-checked', async (session) => {
    const { username, password } = await session.addUser();
    const bodies: [PlainId, object][] = [
      ['issue.fields-checked.both', {}],
      ['issue.fields-checked.no-password', { username }],
      ['issue.fields-checked.no-username', { password }],
      ['issue.fields-checked.username-array', { username: [username], password }],
      ['issue.fields-checked.password-object', { username, password: { $gt: '' } }],
      ['issue.fields-checked.password-number', { username, password: 1 }],
      ['issue.fields-checked.username-null', { username: null, password }],
    ];
    for (const [why, json] of bodies) {
      expectRefusal(await session.ask({ path, json }), invalidRequest, why);
    }
    const text = { type: 'text/plain', content: JSON.stringify({ username, password }) };
    const answer = await session.ask({ path, text });
    const refused = answer.status === 415 || answer.status === 400;
    expectThat(answer, 'issue.fields-checked.text', refused);
  }),

  defineCheck('issue.credentials-in-body', async (session) => {
    const { username, password } = await session.addUser();
    const answer = await session.ask({ path, query: { username, password }, form: {} });
    expectThat(answer, 'issue.credentials-in-body.query', answer.status >= 400);
    const half = await session.ask({ path, query: { username }, form: { password } });
    expectThat(half, 'issue.credentials-in-body.half', half.status >= 400);
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const basic = await session.ask({ path, headers: { authorization }, form: {} });
    expectThat(basic, 'issue.credentials-in-body.basic', basic.status >= 400);
    const right = await session.ask({ path, json: { username, password } });
    const cookie = right.headers['set-cookie'];
    expectThat(right, 'issue.credentials-in-body.cookie', cookie === undefined);
  }),

  defineCheck('issue.signed', async (session) => {
    expectSigned(await signIn(session, await session.addUser()), session.secret);
  }),

  defineCheck('issue.subject', async (session) => {
    const user = await session.addUser();
    expectSubject(await signIn(session, user), user.id, session.issuer);
  }),

  defineCheck('issue.expiry-in-seconds', async (session) => {
    const now = await advanceClock(session, 0.3);
    expectTimes(await signIn(session, await session.addUser()), session.lifetime, now);
  }),

  defineCheck('issue.valid-at-once', async (session) => {
    // Late in a second it shows whether a program rounds the time down.
    const now = await advanceClock(session, 0.7);
    expectValidAtOnce(await signIn(session, await session.addUser()), session.lifetime, now);
  }),

  defineCheck('issue.expires-in-milliseconds', async (session) => {
    expectExpires(await signIn(session, await session.addUser()));
  }),

  defineCheck('issue.public-user', async (session) => {
    const user = await session.addUser();
    const issued = await signIn(session, user);
    const { answer, token, header, claims } = issued;
    expectPublicUser(issued, user);
    const places: ['response' | 'token', string][] = [
      ['response', answer.text.replace(token, '') + JSON.stringify(answer.headers)],
      ['token', JSON.stringify([header, claims])],
    ];
    const secrets: ['hash' | 'password' | 'secret', string][] = [
      ['hash', user.passwordHash],
      ['password', user.password],
      ['secret', session.secret],
    ];
    for (const [place, text] of places) {
      for (const [name, value] of secrets) {
        const leak = findSecret([{ text: value }], [text]);
        expectThat(answer, `issue.public-user.${name}-in-${place}`, leak === undefined);
      }
    }
  }),

  defineCheck('issue.tokens-differ', async (session) => {
    const user = await session.addUser();
    const first = await signIn(session, user);
    const second = await signIn(session, user);
    expectThat(second.answer, 'issue.tokens-differ.token', second.token !== first.token);
    expectJti(first);
  }),

  defineCheck('issue.nothing-printed', async (session) => {
    const user = await session.addUser();
    const { token } = await signIn(session, user);
    const wrong = session.random.word();
    for (const username of [user.username, session.random.word(), 1]) {
      await session.ask({ path, json: { username, password: wrong } });
    }
    await session.ask({ path, form: { username: user.username, password: wrong } });
    const { username, password } = user;
    await session.ask({ path, form: { username, password } });
    const repair = session.breakDatabase();
    await session.ask({ path, json: { username, password } }).finally(repair);
    expectUnprinted(await session.output(), [
      ['issue.nothing-printed.password', user.password],
      ['issue.nothing-printed.wrong', wrong],
      ['issue.nothing-printed.hash', user.passwordHash],
      ['issue.nothing-printed.token', token],
      ['issue.nothing-printed.secret', session.secret],
    ]);
  }),

  databaseError,
];

/** Returns why a wrong password was let in: a hash that cannot be compared shows it. */
async function whyLetIn(session: JudgeSession): Promise<PlainId> {
  const { username } = await session.addUser('unreadable');
  let { status } = await tryLogin(session, username);
  // A program that does not wait for the comparison responds first, and fails a moment later.
  for (let tries = 1; status === 200 && tries < 10; tries++) {
    ({ status } = await tryLogin(session, username));
  }
  if (status === 0) return 'issue.password-checked.not-awaited';
  return status === 200 ? 'issue.password-checked.not-compared' : 'issue.password-checked.ignored';
}

function segmentsOf(token: unknown): string[] {
  return typeof token === 'string' ? token.split('.') : [];
}
