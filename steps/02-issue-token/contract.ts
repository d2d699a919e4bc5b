import { advanceClock } from '#kata/judge/advance-clock.ts';
import type { Answer } from '#kata/judge/ask.ts';
import { randomWord, readSegment, sign } from '#kata/judge/forge.ts';
import {
  expectOk,
  expectRefusal,
  expectThat,
  expectUnprinted,
  legacySuite,
  type Refused,
} from '#kata/judge/legacy.ts';
import type { JudgeSession, KnownUser } from '#kata/judge/session.ts';

const invalidRequest: Refused = { status: 400, error: 'invalid_request', challenge: null };
const invalidCredentials: Refused = { status: 401, error: 'invalid_credentials', challenge: null };

export const contract = legacySuite({
  step: 2,
  clock: 'stopped',
  checks: [
    {
      id: 'login',
      title: 'exchanges a good username and password for a token, by JSON and by form',
      rule: 'the article: { token, expires, user }',
      async run(lab) {
        const { username, password } = await lab.addUser();
        const bodies = {
          JSON: { json: { username, password } },
          'a form': { form: { username, password } },
        };
        for (const [kind, body] of Object.entries(bodies)) {
          const answer = await lab.ask({ path: '/login', ...body });
          expectOk(answer, `the password is right, and comes by ${kind}`);
          const { token, expires, user } = answer.body;
          expectThat(answer, '"token": a text of three segments', segmentsOf(token).length === 3);
          expectThat(answer, '"expires": a number', typeof expires === 'number');
          expectThat(answer, '"user": an object', typeof user === 'object' && user !== null);
        }
      },
    },
    {
      id: 'password-checked',
      title: 'refuses a wrong password with 401 invalid_credentials',
      rule: 'step 2: whoever knows a name is not yet that user',
      async run(lab) {
        const { username } = await lab.addUser();
        const answer = await tryLogin(lab, username);
        const why = answer.status === 200 ? await whyLetIn(lab) : 'the password is wrong';
        expectRefusal(answer, invalidCredentials, why);
      },
    },
    {
      id: 'unknown-user',
      title: 'answers an unknown user exactly as a wrong password',
      rule: 'OWASP ASVS 6.3.8: nobody may learn which names exist',
      async run(lab) {
        const { username } = await lab.addUser();
        const wrong = await tryLogin(lab, username);
        const unknown = await tryLogin(lab, randomWord());
        expectRefusal(unknown, invalidCredentials, 'there is no such user, which nobody may learn');
        expectThat(
          unknown,
          `the same body for an unknown user as for a wrong password: ${wrong.text}`,
          same(unknown, wrong),
        );
      },
    },
    {
      id: 'fields-checked',
      title: 'refuses a missing username or password, and one that is not text, with 400',
      rule: 'step 2: 400 invalid_request, never a 500',
      async run(lab) {
        const { username, password } = await lab.addUser();
        const bodies = {
          'there is neither username nor password': {},
          'there is no password': { username },
          'there is no username': { password },
          'the username is a list': { username: [username], password },
          'the password is an object': { username, password: { $gt: '' } },
          'the password is a number': { username, password: 1 },
          'the username is null': { username: null, password },
        };
        for (const [what, json] of Object.entries(bodies)) {
          const answer = await lab.ask({ path: '/login', json });
          expectRefusal(answer, invalidRequest, `${what}, and both must be text`);
        }
        const text = { type: 'text/plain', content: JSON.stringify({ username, password }) };
        const answer = await lab.ask({ path: '/login', text });
        const refused = answer.status === 415 || answer.status === 400;
        expectThat(answer, '415, or 400, for a body that is neither JSON nor a form', refused);
      },
    },
    {
      id: 'credentials-in-body',
      title: 'takes credentials from the body only, and sets no cookie',
      rule: 'RFC 6749, 2.3.1: a password in the address stays in logs and histories',
      async run(lab) {
        const { username, password } = await lab.addUser();
        const query = { username, password };
        const answer = await lab.ask({ path: '/login', query, form: {} });
        expectThat(
          answer,
          'no token for credentials that stand in the query',
          answer.status >= 400,
        );
        const half = await lab.ask({ path: '/login', query: { username }, form: { password } });
        expectThat(half, 'no token for a username that stands in the query', half.status >= 400);
        const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
        const basic = await lab.ask({ path: '/login', headers: { authorization }, form: {} });
        expectThat(
          basic,
          'no token for credentials in the Authorization header',
          basic.status >= 400,
        );
        const good = await lab.ask({ path: '/login', json: { username, password } });
        expectThat(
          good,
          'no cookie beside the token: it would bring CSRF with it',
          good.headers['set-cookie'] === undefined,
        );
      },
    },
    {
      id: 'signed',
      title: 'signs the token with HS256 and the secret',
      rule: 'RFC 7515, 3.1 and RFC 7518, 3.2',
      async run(lab) {
        const { answer, token, header } = await signIn(lab, await lab.addUser());
        expectThat(
          answer,
          `a header with "alg": "HS256", got ${show(header.alg)}`,
          header.alg === 'HS256',
        );
        const { alg: _alg, typ = 'JWT', ...others } = header;
        expectThat(answer, `"typ": "JWT" in the header, or none; got ${show(typ)}`, typ === 'JWT');
        const more = Object.keys(others);
        expectThat(
          answer,
          `nothing in the token’s header but alg and typ, got ${more.join(', ')} as well`,
          more.length === 0,
        );
        const [head, claims, signature] = segmentsOf(token);
        const right = sign(`${head}.${claims}`, lab.secret);
        expectThat(
          answer,
          'a signature made with JWT_SECRET over header and claims',
          signature === right,
        );
      },
    },
    {
      id: 'subject',
      title: 'names the user in sub and the issuer in iss',
      rule: 'RFC 7519, 4.1.1 and 4.1.2: iss is who issued the token, sub is whom it is about',
      async run(lab) {
        const user = await lab.addUser();
        const { answer, claims } = await signIn(lab, user);
        expectThat(
          answer,
          `"sub": "${user.id}", the user’s id, got ${show(claims.sub)}`,
          claims.sub === user.id,
        );
        expectThat(
          answer,
          `"iss": "${lab.issuer}", from JWT_ISSUER, got ${show(claims.iss)}`,
          claims.iss === lab.issuer,
        );
      },
    },
    {
      id: 'expiry-in-seconds',
      title: 'lets the token expire after TOKEN_LIFETIME, counted in seconds',
      rule: 'RFC 7519, 2 and 4.1.4: exp is a NumericDate, seconds since 1970',
      async run(lab) {
        const now = await advanceClock(lab, 0.3);
        const { answer, claims } = await signIn(lab, await lab.addUser());
        const { iat, exp } = claims;
        expectThat(
          answer,
          `"exp": whole seconds since 1970, got ${show(exp)}`,
          Number.isInteger(exp),
        );
        expectThat(
          answer,
          `"exp": ${lab.lifetime} seconds, TOKEN_LIFETIME, from now, which is ${now}; got ${show(exp)}${Number(exp) > 1e11 ? ', which are milliseconds' : ''}`,
          near(exp, now + lab.lifetime),
        );
        expectThat(
          answer,
          `"iat": whole seconds since 1970, got ${show(iat)}`,
          Number.isInteger(iat),
        );
        expectThat(answer, `"iat": now, which is ${now}; got ${show(iat)}`, near(iat, now));
      },
    },
    {
      id: 'valid-at-once',
      title: 'issues a token that is valid at once',
      rule: 'RFC 7519, 4.1.3, 4.1.5 and 4.1.6: rounded up, iat lies in the future, and step 4 refuses it',
      async run(lab) {
        // Late in a second it shows whether a program rounds the time down.
        const now = await advanceClock(lab, 0.7);
        const { answer, claims } = await signIn(lab, await lab.addUser());
        const { iat, nbf = iat, exp, aud } = claims;
        const latest = `no later than now, which is ${now}`;
        expectThat(answer, `"iat" ${latest}: rounded down; got ${show(iat)}`, Number(iat) <= now);
        expectThat(answer, `"nbf" ${latest}, or none; got ${show(nbf)}`, Number(nbf) <= now);
        expectThat(
          answer,
          `"exp" no later than ${lab.lifetime} seconds, TOKEN_LIFETIME, from now, which is ${now}; got ${show(exp)}`,
          Number(exp) <= now + lab.lifetime,
        );
        expectThat(
          answer,
          `no "aud": nobody here is an audience; got ${show(aud)}`,
          aud === undefined,
        );
      },
    },
    {
      id: 'expires-in-milliseconds',
      title: 'tells the same moment in expires, in milliseconds',
      rule: 'the article: expires is for new Date() in the browser',
      async run(lab) {
        const { answer, claims } = await signIn(lab, await lab.addUser());
        const wanted = Number(claims.exp) * 1000;
        const { expires } = answer.body;
        const holds = expires === wanted;
        expectThat(
          answer,
          `"expires": ${wanted}, which is exp × 1000, got ${show(expires)}${Number(expires) < 1e11 ? ', which are seconds' : ''}`,
          holds,
        );
      },
    },
    {
      id: 'public-user',
      title: 'shows of the user the id and the name, and nothing else',
      rule: 'OWASP API3:2023: list what may leave, or the password hash leaves with it',
      async run(lab) {
        const { id, username, password, passwordHash } = await lab.addUser();
        const { answer, header, claims } = await signIn(lab, { username, password });
        const { user } = answer.body;
        const wanted = JSON.stringify({ id, username });
        const shown = typeof user === 'object' && user !== null ? Object.entries(user).sort() : [];
        expectThat(
          answer,
          `"user": ${wanted} in the answer, and no other field`,
          JSON.stringify(Object.fromEntries(shown)) === wanted,
        );
        const places = {
          'the answer': answer.text + JSON.stringify(answer.headers),
          'the token, which everybody can read': JSON.stringify([header, claims]),
        };
        const secrets = { 'password hash': passwordHash, password, secret: lab.secret };
        for (const [place, text] of Object.entries(places)) {
          for (const [name, value] of Object.entries(secrets)) {
            expectThat(answer, `no ${name} in ${place}`, !text.includes(value));
          }
        }
      },
    },
    {
      id: 'tokens-differ',
      title: 'issues another token at every login',
      rule: 'RFC 7519, 4.1.7: jti tells two tokens of one second apart',
      async run(lab) {
        const user = await lab.addUser();
        const first = await signIn(lab, user);
        const second = await signIn(lab, user);
        expectThat(
          second.answer,
          'another token than the one of a login in the same second: jti is random',
          second.token !== first.token,
        );
        const { jti } = first.claims;
        const long = typeof jti === 'string' && jti.length >= 8;
        const found = jti === undefined ? 'nothing' : `${String(jti).length} characters`;
        expectThat(
          first.answer,
          `"jti": a random text of 8 characters or more, got ${found}`,
          long,
        );
      },
    },
    {
      id: 'nothing-printed',
      title: 'prints no password, hash, token or secret',
      rule: 'OWASP ASVS 16.2.5: logs are read by more people than may know them',
      async run(lab) {
        const user = await lab.addUser();
        const { token } = await signIn(lab, user);
        const wrong = randomWord();
        for (const username of [user.username, randomWord(), 1]) {
          await lab.ask({ path: '/login', json: { username, password: wrong } });
        }
        await lab.ask({ path: '/login', form: { username: user.username, password: wrong } });
        const { username, password } = user;
        await lab.ask({ path: '/login', form: { username, password } });
        expectUnprinted(await lab.output(), {
          'a password': user.password,
          'a wrong password': wrong,
          'a password hash': user.passwordHash,
          'a token': token,
          'the secret': lab.secret,
        });
      },
    },
    {
      id: 'database-error',
      title: 'does not take a failing database for a wrong password',
      rule: 'RFC 9110, 15.6.1: the fault is ours; 401 would have users change good passwords',
      async run(lab) {
        const { username, password } = await lab.addUser();
        const repair = await lab.breakDatabase();
        try {
          const answer = await lab.ask({ path: '/login', json: { username, password } });
          expectThat(answer, '500 or 503 while the database fails, not 401', answer.status >= 500);
        } finally {
          await repair();
        }
      },
    },
    {
      id: 'unknown-user-time',
      title: 'takes as long for an unknown user as for a wrong password',
      rule: 'OWASP ASVS 6.3.8: the time must not tell which names exist either',
      async run(lab) {
        const [cheap, known] = await Promise.all([lab.addUser('quick'), lab.addUser('real')]);
        // The least of several, since noise only ever adds to a time.
        const least = { cheap: Infinity, unknown: Infinity, wrong: Infinity };
        let calm = 0;
        for (let tries = 1; ; tries++) {
          // Who is asked first may be served first, so the two take turns. The others cost next to nothing: where all of
          // these are quick, no busy machine has slowed the two between them.
          const first = tries % 2 === 0;
          const [before, one, between, other, after] = await Promise.all([
            tryLogin(lab, cheap.username),
            tryLogin(lab, first ? known.username : randomWord()),
            tryLogin(lab, cheap.username),
            tryLogin(lab, first ? randomWord() : known.username),
            tryLogin(lab, cheap.username),
          ]);
          const [unknown, wrong] = first ? [other, one] : [one, other];
          const longest = Math.max(before.time, between.time, after.time);
          if (unknown.time > 2 * longest) calm += 1;
          least.cheap = Math.min(least.cheap, before.time, between.time, after.time);
          least.unknown = Math.min(least.unknown, unknown.time);
          least.wrong = Math.min(least.wrong, wrong.time);
          const alike = least.unknown > least.wrong / 3;
          const slow = least.unknown > 2 * least.cheap;
          if (alike && calm >= 2) return;
          // Where even the least of six is as long as this, every login waits, and no noise explains it.
          if (alike && tries >= 6 && least.unknown > 300) return;
          // Only what is as quick as those that cost nothing needs no second look.
          const quick = !slow && least.unknown < least.wrong / 6;
          if (tries < (quick ? 6 : 60)) continue;
          const [owner, stranger] = [least.wrong.toFixed(0), least.unknown.toFixed(0)];
          return expectThat(
            unknown,
            `about the same time for both; it was ${owner} ms for a wrong password, ${stranger} ms for an unknown user`,
            alike && slow,
          );
        }
      },
    },
  ],
});

async function signIn(
  lab: JudgeSession,
  { username, password }: Pick<KnownUser, 'username' | 'password'>,
) {
  const answer = await lab.ask({ path: '/login', json: { username, password } });
  expectOk(answer, 'the password is right');
  const token = String(answer.body.token);
  const [header, claims] = [readSegment(token, 0), readSegment(token, 1)];
  expectThat(
    answer,
    '"token": header and claims in JSON',
    header !== undefined && claims !== undefined,
  );
  return { answer, token, header: header ?? {}, claims: claims ?? {} };
}

function tryLogin(lab: JudgeSession, username: string): Promise<Answer> {
  return lab.ask({ path: '/login', json: { username, password: randomWord() } });
}

/** Why a wrong password was let in, which shows where the hash is a text that nobody can compare with. */
async function whyLetIn(lab: JudgeSession): Promise<string> {
  const { username } = await lab.addUser('unreadable');
  let { status } = await tryLogin(lab, username);
  // Whoever does not wait for the comparison answers first, and hears of the failure a moment later.
  for (let tries = 1; status === 200 && tries < 10; tries++) {
    ({ status } = await tryLogin(lab, username));
  }
  if (status === 0) {
    return 'the password is wrong; verifyPassword gives a promise, and a promise counts as true: await it';
  }
  return status === 200
    ? 'the password is wrong, and nothing was done to compare it with the hash: call verifyPassword'
    : 'the password is wrong; it was compared, but what came of it decides nothing';
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

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
