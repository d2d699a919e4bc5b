import { readSegment, sign } from '#attacks/forge.ts';
import { message, type PlainId, type Text } from '#i18n/message.ts';
import { defineCheck, type Suite } from '#kata/judge/check.ts';
import { closingChecks } from '#kata/judge/closing.ts';
import {
  expectOk,
  expectRefusal,
  expectThat,
  expectUnprinted,
  type Refused,
} from '#kata/judge/expect.ts';
import {
  type Answer,
  type Asked,
  advanceClock,
  type JudgeSession,
  type KnownUser,
} from '#kata/judge/session.ts';

const path = '/login';
const invalidRequest: Refused = { status: 400, error: 'invalid_request', challenge: null };
const invalidCredentials: Refused = { status: 401, error: 'invalid_credentials', challenge: null };

export const contract: Suite = {
  step: 2,
  clock: 'stopped',
  checks: [
    defineCheck('issue.login', async (session) => {
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
    }),

    defineCheck('issue.password-checked', async (session) => {
      const { username } = await session.addUser();
      const answer = await tryLogin(session, username);
      const why = answer.status === 200 ? await whyLetIn(session) : 'issue.password-checked.wrong';
      expectRefusal(answer, invalidCredentials, why);
    }),

    defineCheck('issue.unknown-user', async (session) => {
      const { username } = await session.addUser();
      const wrong = await tryLogin(session, username);
      const unknown = await tryLogin(session, session.random.word());
      expectRefusal(unknown, invalidCredentials, 'issue.unknown-user.refused');
      const expected = message('issue.unknown-user.same', { content: wrong.text });
      expectThat(unknown, expected, same(unknown, wrong));
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
      const { answer, token, header } = await signIn(session, await session.addUser());
      const { alg, typ = 'JWT', ...others } = header;
      expectThat(answer, message('issue.signed.alg', { got: show(alg) }), alg === 'HS256');
      expectThat(answer, message('issue.signed.typ', { got: show(typ) }), typ === 'JWT');
      const more = Object.keys(others);
      const only = message('issue.signed.others', { got: more.join(', ') });
      expectThat(answer, only, more.length === 0);
      const [head, claims, signature] = segmentsOf(token);
      const right = sign(`${head}.${claims}`, session.secret);
      expectThat(answer, 'issue.signed.signature', signature === right);
    }),

    defineCheck('issue.subject', async (session) => {
      const { issuer } = session;
      const user = await session.addUser();
      const { id } = user;
      const { answer, claims } = await signIn(session, user);
      const { sub, iss } = claims;
      expectThat(answer, message('issue.subject.sub', { id, got: show(sub) }), sub === id);
      expectThat(answer, message('issue.subject.iss', { issuer, got: show(iss) }), iss === issuer);
    }),

    defineCheck('issue.expiry-in-seconds', async (session) => {
      const { lifetime } = session;
      const now = await advanceClock(session, 0.3);
      const { answer, claims } = await signIn(session, await session.addUser());
      const [iat, exp] = [show(claims.iat), show(claims.exp)];
      const wholeExp = message('issue.expiry-in-seconds.exp-whole', { got: exp });
      expectThat(answer, wholeExp, Number.isInteger(claims.exp));
      const unit = Number(claims.exp) > 1e11 ? 'exp-milliseconds' : 'exp';
      const later = message(`issue.expiry-in-seconds.${unit}`, { lifetime, now, got: exp });
      expectThat(answer, later, near(claims.exp, now + lifetime));
      const wholeIat = message('issue.expiry-in-seconds.iat-whole', { got: iat });
      expectThat(answer, wholeIat, Number.isInteger(claims.iat));
      const atOnce = message('issue.expiry-in-seconds.iat', { now, got: iat });
      expectThat(answer, atOnce, near(claims.iat, now));
    }),

    defineCheck('issue.valid-at-once', async (session) => {
      const { lifetime } = session;
      // Late in a second it shows whether a program rounds the time down.
      const now = await advanceClock(session, 0.7);
      const { answer, claims } = await signIn(session, await session.addUser());
      const { iat, nbf = iat, exp, aud } = claims;
      const issued = message('issue.valid-at-once.iat', { now, got: show(iat) });
      expectThat(answer, issued, Number(iat) <= now);
      const begins = message('issue.valid-at-once.nbf', { now, got: show(nbf) });
      expectThat(answer, begins, Number(nbf) <= now);
      const ends = message('issue.valid-at-once.exp', { lifetime, now, got: show(exp) });
      expectThat(answer, ends, Number(exp) <= now + lifetime);
      expectThat(answer, message('issue.valid-at-once.aud', { got: show(aud) }), aud === undefined);
    }),

    defineCheck('issue.expires-in-milliseconds', async (session) => {
      const { answer, claims } = await signIn(session, await session.addUser());
      const expires = Number(claims.exp) * 1000;
      const found = answer.body.expires;
      const unit = Number(found) < 1e11 ? 'seconds' : 'expires';
      const values = { expires, got: show(found) };
      const expected = message(`issue.expires-in-milliseconds.${unit}`, values);
      expectThat(answer, expected, found === expires);
    }),

    defineCheck('issue.public-user', async (session) => {
      const { id, username, password, passwordHash } = await session.addUser();
      const { answer, header, claims } = await signIn(session, { username, password });
      const { user } = answer.body;
      const wanted = JSON.stringify({ id, username });
      const shown = typeof user === 'object' && user !== null ? Object.entries(user).sort() : [];
      expectThat(
        answer,
        message('issue.public-user.fields', { user: wanted }),
        JSON.stringify(Object.fromEntries(shown)) === wanted,
      );
      const places: ['response' | 'token', string][] = [
        ['response', answer.text + JSON.stringify(answer.headers)],
        ['token', JSON.stringify([header, claims])],
      ];
      const secrets: ['hash' | 'password' | 'secret', string][] = [
        ['hash', passwordHash],
        ['password', password],
        ['secret', session.secret],
      ];
      for (const [place, text] of places) {
        for (const [name, value] of secrets) {
          expectThat(answer, `issue.public-user.${name}-in-${place}`, !text.includes(value));
        }
      }
    }),

    defineCheck('issue.tokens-differ', async (session) => {
      const user = await session.addUser();
      const first = await signIn(session, user);
      const second = await signIn(session, user);
      expectThat(second.answer, 'issue.tokens-differ.token', second.token !== first.token);
      const { jti } = first.claims;
      const long = typeof jti === 'string' && jti.length >= 8;
      const got =
        jti === undefined
          ? message('judge.nothing')
          : message('issue.tokens-differ.characters', { count: String(jti).length });
      expectThat(first.answer, message('issue.tokens-differ.jti', { got }), long);
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
      expectUnprinted(await session.output(), [
        ['issue.nothing-printed.password', user.password],
        ['issue.nothing-printed.wrong', wrong],
        ['issue.nothing-printed.hash', user.passwordHash],
        ['issue.nothing-printed.token', token],
        ['issue.nothing-printed.secret', session.secret],
      ]);
    }),

    defineCheck('issue.database-error', async (session) => {
      const { username, password } = await session.addUser();
      const repair = session.breakDatabase();
      try {
        const answer = await session.ask({ path, json: { username, password } });
        expectThat(answer, 'issue.database-error.expected', answer.status >= 500);
      } finally {
        repair();
      }
    }),

    defineCheck('issue.unknown-user-time', async (session) => {
      const { random } = session;
      const [cheap, known] = await Promise.all([session.addUser('quick'), session.addUser('real')]);
      // The least of several, because noise only adds to a time.
      const least = { cheap: Infinity, unknown: Infinity, wrong: Infinity };
      let calm = 0;
      for (let tries = 1; ; tries++) {
        // The first request may be served first, so the two take turns. The others cost next to nothing: if all of
        // these are quick, no busy machine has slowed the two between them.
        const first = tries % 2 === 0;
        const [before, one, between, other, after] = await Promise.all([
          tryLogin(session, cheap.username),
          tryLogin(session, first ? known.username : random.word()),
          tryLogin(session, cheap.username),
          tryLogin(session, first ? random.word() : known.username),
          tryLogin(session, cheap.username),
        ]);
        const [unknown, wrong] = first ? [other, one] : [one, other];
        const longest = Math.max(before.time, between.time, after.time);
        if (unknown.time > 2 * longest) calm += 1;
        least.cheap = Math.min(least.cheap, before.time, between.time, after.time);
        least.unknown = Math.min(least.unknown, unknown.time);
        least.wrong = Math.min(least.wrong, wrong.time);
        const similar = least.unknown > least.wrong / 3;
        const slow = least.unknown > 2 * least.cheap;
        if (similar && calm >= 2) return;
        // If even the least of six is as long as this, every login waits, and no noise explains it.
        if (similar && tries >= 6 && least.unknown > 300) return;
        // Only a time as short as those that cost nothing needs no second look.
        const quick = !slow && least.unknown < least.wrong / 6;
        if (tries < (quick ? 6 : 60)) continue;
        const times = { wrong: least.wrong.toFixed(0), unknown: least.unknown.toFixed(0) };
        expectThat(unknown, message('issue.unknown-user-time.same', times), similar && slow);
        return;
      }
    }),

    ...closingChecks({
      challenged: [],
      again: async (session) => {
        await signIn(session, await session.addUser());
      },
    }),
  ],
};

async function signIn(
  session: JudgeSession,
  { username, password }: Pick<KnownUser, 'username' | 'password'>,
) {
  const answer = await session.ask({ path, json: { username, password } });
  expectOk(answer, 'issue.common.valid');
  const token = String(answer.body.token);
  const [header, claims] = [readSegment(token, 0), readSegment(token, 1)];
  expectThat(answer, 'issue.common.json', header !== undefined && claims !== undefined);
  return { answer, token, header: header ?? {}, claims: claims ?? {} };
}

function tryLogin(session: JudgeSession, username: string): Promise<Answer> {
  return session.ask({ path, json: { username, password: session.random.word() } });
}

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

function same(one: Answer, other: Answer): boolean {
  return one.status === other.status && one.text === other.text;
}

function segmentsOf(token: unknown): string[] {
  return typeof token === 'string' ? token.split('.') : [];
}

function near(value: unknown, wanted: number): boolean {
  return typeof value === 'number' && Math.abs(value - wanted) < 1;
}

function show(value: unknown): Text {
  return JSON.stringify(value) ?? message('judge.nothing');
}
