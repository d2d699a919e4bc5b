import type { Answer } from '#kata/ask.ts';
import { demand, demandOk, demandRefusal, demandUnprinted, type Refused } from '#kata/demand.ts';
import { randomWord, readSegment, sign } from '#kata/forge.ts';
import type { KnownUser, Lab } from '#kata/lab.ts';
import { suite } from '#kata/suite.ts';

const invalidRequest: Refused = { status: 400, error: 'invalid_request', challenge: null };
const invalidCredentials: Refused = { status: 401, error: 'invalid_credentials', challenge: null };

export const contract = await suite({
  step: 2,
  clock: 'running',
  checks: [
    {
      id: 'login',
      title: 'exchanges a good username and password for a token, by JSON and by form',
      rule: 'the article: { token, expires, user }',
      async run(lab) {
        const { username, password } = await lab.addUser();
        for (const body of [{ json: { username, password } }, { form: { username, password } }]) {
          const answer = await lab.ask({ path: '/login', ...body });
          demandOk(answer, 'the password is right');
          const { token, expires, user } = answer.body;
          demand(answer, '"token": a text of three segments', segmentsOf(token).length === 3);
          demand(answer, '"expires": a number', typeof expires === 'number');
          demand(answer, '"user": an object', typeof user === 'object' && user !== null);
        }
      },
    },
    {
      id: 'password-checked',
      title: 'refuses a wrong password with 401 invalid_credentials',
      rule: 'step 2: whoever knows a name is not yet that user',
      async run(lab) {
        const { username } = await lab.addUser();
        const answer = await lab.ask({
          path: '/login',
          json: { username, password: randomWord() },
        });
        demandRefusal(answer, invalidCredentials, 'the password is wrong');
      },
    },
    {
      id: 'unknown-user',
      title: 'answers an unknown user exactly as a wrong password',
      rule: 'OWASP ASVS 6.3.8: nobody may learn which names exist',
      async run(lab) {
        const { username } = await lab.addUser();
        const wrong = await lab.ask({ path: '/login', json: { username, password: randomWord() } });
        const unknown = await lab.ask({
          path: '/login',
          json: { username: randomWord(), password: randomWord() },
        });
        demandRefusal(unknown, invalidCredentials, 'there is no such user');
        demand(
          unknown,
          `the same body as for a wrong password: ${wrong.text}`,
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
        const bodies = [
          {},
          { username },
          { password },
          { username: [username], password },
          { username, password: { $gt: '' } },
          { username, password: 1 },
          { username: null, password },
        ];
        for (const json of bodies) {
          const answer = await lab.ask({ path: '/login', json });
          demandRefusal(answer, invalidRequest, 'username and password must both be text');
        }
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
        demand(answer, 'no token for credentials in the query', answer.status >= 400);
        const good = await lab.ask({ path: '/login', json: { username, password } });
        demand(
          good,
          'no cookie: it would bring CSRF with it',
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
        demand(answer, 'a header with "alg": "HS256"', header.alg === 'HS256');
        const { alg: _alg, typ: _typ, ...others } = header;
        demand(answer, 'nothing in the header but alg and typ', Object.keys(others).length === 0);
        const [head, claims, signature] = segmentsOf(token);
        const right = sign(`${head}.${claims}`, lab.secret);
        demand(
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
        demand(
          answer,
          `"sub": "${user.id}", the user’s id, got ${show(claims.sub)}`,
          claims.sub === user.id,
        );
        demand(
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
        const { answer, claims } = await signIn(lab, await lab.addUser());
        const [now, { iat, exp }] = [Date.now() / 1000, claims];
        demand(answer, `"exp": seconds since 1970, got ${show(exp)}`, Number.isInteger(exp));
        demand(
          answer,
          `"exp": ${lab.lifetime} seconds from now, got ${show(exp)}`,
          near(exp, now + lab.lifetime),
        );
        demand(
          answer,
          `"iat": now, in whole seconds, got ${show(iat)}`,
          Number.isInteger(iat) && near(iat, now),
        );
      },
    },
    {
      id: 'valid-at-once',
      title: 'issues a token that is valid at once',
      rule: 'RFC 7519, 4.1.3, 4.1.5 and 4.1.6: rounded up, iat lies in the future, and step 4 refuses it',
      async run(lab) {
        const user = await lab.addUser();
        // Only in the second half of a second does rounding show.
        for (let late = false, tries = 0; !late && tries < 1000; tries++) {
          const asked = Date.now() / 1000;
          const { answer, claims } = await signIn(lab, user);
          const now = Date.now() / 1000;
          const { iat, nbf = iat, aud } = claims;
          const begun = Number(iat) <= now && Number(nbf) <= now;
          demand(answer, `"iat" and "nbf" no later than ${now}, got ${show([iat, nbf])}`, begun);
          demand(answer, 'no "aud": nobody here is an audience', aud === undefined);
          late = asked % 1 > 0.5 && Math.floor(asked) === Math.floor(now);
        }
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
        const holds = typeof expires === 'number' && Math.abs(expires - wanted) < 1000;
        demand(answer, `"expires": ${wanted}, which is exp × 1000`, holds);
      },
    },
    {
      id: 'public-user',
      title: 'shows of the user the id and the name, and nothing else',
      rule: 'OWASP API3:2023: list what may leave, or the password hash leaves with it',
      async run(lab) {
        const { id, username, password, passwordHash } = await lab.addUser();
        const { answer, claims } = await signIn(lab, { username, password });
        const { user } = answer.body;
        const wanted = JSON.stringify({ id, username });
        const shown = typeof user === 'object' && user !== null ? Object.entries(user).sort() : [];
        demand(answer, `"user": ${wanted}`, JSON.stringify(Object.fromEntries(shown)) === wanted);
        const everything = answer.text + JSON.stringify([claims, answer.headers]);
        const secrets = [passwordHash, password, lab.secret];
        demand(
          answer,
          'no hash, password or secret, in the answer or in the token',
          !secrets.some((secret) => everything.includes(secret)),
        );
      },
    },
    {
      id: 'tokens-differ',
      title: 'issues another token at every login',
      rule: 'RFC 7519, 4.1.7: jti tells two tokens of one second apart',
      async run(lab) {
        const user = await lab.addUser();
        let first = await signIn(lab, user);
        let second = await signIn(lab, user);
        // Only two logins within one second show the mistake.
        for (let tries = 0; second.claims.iat !== first.claims.iat && tries < 10; tries++) {
          first = second;
          second = await signIn(lab, user);
        }
        const differs = second.token !== first.token;
        demand(second.answer, 'a token that differs from the one before', differs);
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
        demandUnprinted(await lab.output(), {
          'a password': user.password,
          'a wrong password': wrong,
          'a password hash': user.passwordHash,
          'a token': token,
          'the secret': lab.secret,
        });
      },
    },
    {
      id: 'unknown-user-time',
      title: 'takes as long for an unknown user as for a wrong password',
      rule: 'OWASP ASVS 6.3.8: the time must not tell which names exist either',
      async run(lab) {
        const { username } = await lab.addUser('real');
        const wrong = () => tryLogin(lab, username);
        const unknown = () => tryLogin(lab, randomWord());
        // A busy machine may disturb one comparison, but not four of them in the same direction.
        for (let tries = 1; ; tries++) {
          const [one, other] = await quickest(wrong, unknown);
          const shown = `${one.time.toFixed(0)} ms for a wrong password, ${other.time.toFixed(0)} ms for an unknown user`;
          const holds = other.time > one.time / 3;
          if (holds || tries === 4)
            return demand(other, `about the same time; it was ${shown}`, holds);
        }
      },
    },
  ],
});

async function signIn(lab: Lab, { username, password }: Pick<KnownUser, 'username' | 'password'>) {
  const answer = await lab.ask({ path: '/login', json: { username, password } });
  demandOk(answer, 'the password is right');
  const token = String(answer.body.token);
  const [header, claims] = [readSegment(token, 0), readSegment(token, 1)];
  demand(
    answer,
    '"token": header and claims in JSON',
    header !== undefined && claims !== undefined,
  );
  return { answer, token, header: header ?? {}, claims: claims ?? {} };
}

function tryLogin(lab: Lab, username: string): Promise<Answer> {
  return lab.ask({ path: '/login', json: { username, password: randomWord() } });
}

/** Of two requests, sent in turn five times, the quickest answer to each: noise only ever adds to a time. */
async function quickest(
  one: () => Promise<Answer>,
  other: () => Promise<Answer>,
): Promise<[Answer, Answer]> {
  let best: [Answer, Answer] = [await one(), await other()];
  for (let round = 1; round < 5; round++) {
    const next = [await one(), await other()] as const;
    best = [faster(best[0], next[0]), faster(best[1], next[1])];
  }
  return best;
}

function faster(one: Answer, other: Answer): Answer {
  return one.time <= other.time ? one : other;
}

function same(one: Answer, other: Answer): boolean {
  return one.status === other.status && one.text === other.text;
}

function segmentsOf(token: unknown): string[] {
  return typeof token === 'string' ? token.split('.') : [];
}

function near(value: unknown, wanted: number): boolean {
  return typeof value === 'number' && Math.abs(value - wanted) <= 10;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
