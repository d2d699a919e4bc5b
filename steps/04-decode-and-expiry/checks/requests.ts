import { forge, readSegment } from '#attacks/forge.ts';
import { fieldOf } from '#attacks/json.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import {
  expectOk,
  expectRefusal,
  expectThat,
  expiredToken,
  invalidToken,
} from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import {
  type Case,
  claimsFor,
  expectClaims,
  judgeAll,
  placed,
  plainHeader,
  tokenOf,
  tokenOfParts,
  writeObject,
} from './tokens.ts';

type Place = Omit<Asked, 'path'>;

/** The same valid token several times in a row. */
export const everyTime = defineCheck(
  'decode.every-time',
  async (session) => {
    const token = session.token(session.random.id());
    for (const number of [1, 2, 3, 4, 5]) {
      const answer = await session.ask({ path: '/inspect', headers: { 'x-access-token': token } });
      expectOk(answer, message('decode.every-time.ok', { number }));
    }
  },
  { hints: 'signature-every-time' },
);

/** Every method, with a good token, a bad one and none in every place that the method has. */
export const everyMethod = defineCheck(
  'decode.every-method',
  async (session) => {
    const path = await session.handle();
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      for (const [carrier, place] of placesOf(method)) {
        const name = message('decode.every-method.name', { method, carrier });
        const good = session.token(session.random.id());
        const passed = await session.ask({ path, method, ...place(good) });
        expectOk(passed, message('decode.every-method.ok', { what: name }));
        if (method !== 'HEAD') {
          expectSame(passed, claimsReported(passed), good, 'decode.accepted.claim');
        }
        const calls = await session.callsOf(path);
        const old = session.token(session.random.id(), { exp: Math.floor(session.now()) - 1 });
        const expired = await session.ask({ path, method, ...place(old) });
        const told = message('decode.every-method.expired', { what: name });
        const hasChallenge = expired.headers['www-authenticate'] === expiredToken.challenge;
        if (method === 'HEAD') {
          const refused = message('decode.every-method.head', { what: name });
          expectThat(expired, refused, expired.status === 401);
          expectThat(expired, told, hasChallenge);
        } else expectRefusal(expired, expiredToken, told);
        for (const bad of [
          session.random.word(),
          foreign(session),
          tokenOf(session, claimsFor(session, { exp: undefined })),
        ]) {
          const answer = await session.ask({ path, method, ...place(bad) });
          const why = message('decode.every-method.bad', { what: name });
          if (method === 'HEAD') {
            const expected = message('decode.every-method.head', { what: name });
            expectThat(answer, expected, answer.status === 401);
          } else expectRefusal(answer, invalidToken, why);
          expectThat(
            answer,
            message('decode.every-method.handler', { what: name }),
            (await session.callsOf(path)) === calls,
          );
        }
      }
      const open = await session.ask({ path, method });
      expectOk(open, message('decode.every-method.anonymous', { method }));
    }
  },
  { hints: 'every-carrier' },
);

/** Any path, and requests with further headers: none of them opens a way around the check. */
export const everywhere = defineCheck(
  'decode.everywhere',
  async (session) => {
    const { random } = session;
    const bad = foreign(session);
    const paths = [
      '/',
      '/login',
      '/me',
      '/admin',
      '/public',
      '/api',
      '/inspect/',
      '/index.html',
      '/favicon.ico',
      '/metrics',
      '/logout',
      '/static/a.css',
      `/${random.word()}`,
      `/health/${random.word()}`,
    ];
    for (const path of paths) {
      const answer = await session.ask({ path, headers: { 'x-access-token': bad } });
      expectRefusal(answer, invalidToken, message('decode.everywhere.path', { name: path }));
    }
    const headers: Record<string, string>[] = [
      { origin: 'http://localhost', 'access-control-request-method': 'GET' },
      { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' },
      { host: 'localhost' },
      {
        'x-debug': '1',
        'x-test': '1',
        'x-admin': 'true',
        'x-internal': '1',
        'x-api-key': random.word(),
      },
      { 'user-agent': 'node', accept: '*/*' },
      { 'user-agent': 'kube-probe/1.30', 'x-requested-with': 'XMLHttpRequest' },
      { authorization: `Bearer ${session.token(random.id())}` },
      { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
      { cookie: `access_token=${session.token(random.id())}; token=${session.token(random.id())}` },
      { 'x-http-method-override': 'OPTIONS', upgrade: 'h2c' },
      { 'if-none-match': '*', 'cache-control': 'no-cache', 'content-type': 'application/json' },
    ];
    for (const more of headers) {
      const answer = await session.ask({
        path: '/inspect',
        headers: { ...more, 'x-access-token': bad },
      });
      expectRefusal(
        answer,
        invalidToken,
        message('decode.everywhere.header', { name: Object.keys(more).join(', ') }),
      );
      const anonymous = await session.ask({ path: '/inspect', headers: more });
      const why = message('decode.everywhere.other-place', { name: Object.keys(more).join(', ') });
      expectOk(anonymous, why);
      expectThat(anonymous, why, anonymous.body.claims === null);
    }
  },
  { hints: 'every-carrier' },
);

/** The words in the learner's file as headers, cookies, parameters, paths, and as values of tokens. */
export const literals = defineCheck(
  'decode.literals',
  async (session) => {
    const bad = foreign(session);
    const fits = (word: string) => /^[\w-]+$/.test(word);
    for (const word of session.literals()) {
      const why = message('decode.literals.opens', { name: word });
      const parameter = word === 'access_token' ? 'token' : word;
      const header: Place['headers'] =
        fits(word) && !reserved.has(word.toLowerCase()) ? { [word]: '1', cookie: `${word}=1` } : {};
      const value = /^[ -~]+$/.test(word) ? { 'x-debug': word, 'user-agent': word } : {};
      const headers = { ...value, ...header, 'x-access-token': bad };
      const asked: Asked = { path: '/inspect', query: { [parameter]: '1' }, headers };
      expectRefusal(await session.ask(asked), invalidToken, why);
      if (fits(word) && !['health', 'login'].includes(word)) {
        const path = `/${word}`;
        expectRefusal(
          await session.ask({ path, headers: { 'x-access-token': bad } }),
          invalidToken,
          why,
        );
      }

      const json = JSON.stringify(word);
      const claims = writeObject(claimsFor(session));
      const tokens = [
        ...(word.includes(',') ? [] : [word]),
        tokenOf(session, claimsFor(session, { sub: json })),
        ...(word === session.issuer ? [] : [tokenOf(session, claimsFor(session, { iss: json }))]),
        ...(word === 'HS256' ? [] : [tokenOfParts(session, claims, `{"alg":${json}}`)]),
        ...(word === 'JWT' ? [] : [tokenOfParts(session, claims, `{"alg":"HS256","typ":${json}}`)]),
        ...(['alg', 'typ'].includes(word)
          ? []
          : [tokenOfParts(session, claims, `{"alg":"HS256",${json}:1}`)]),
        forge(claims, word),
        tokenOf(
          { ...session, secret: session.random.secret() },
          claimsFor(session, known.has(word) ? {} : { [word]: 'true' }),
        ),
        `${bad.slice(0, bad.lastIndexOf('.'))}.${Buffer.from(word).toString('base64url')}`,
      ];
      await judgeAll(
        session,
        tokens.map((token) => ({ token, why })),
      );
    }
  },
  { hints: 'every-carrier' },
);

/** Errors of later handlers, of every kind and status, with a token and without one. */
export const errorsBelow = defineCheck(
  'decode.errors-below',
  async (session) => {
    const kinds = ['Error', 'TypeError', 'SyntaxError', 'RangeError'] as const;
    const words = [
      ...[
        'Broken on purpose',
        'Token expired',
        'Token not yet active',
        'Signature verification failed',
        'jwt expired',
      ],
      ...[
        'jwt malformed',
        'invalid signature',
        'invalid token',
        'Algorithm not supported',
        'Not enough or too many segments',
      ],
      ...[
        'No token supplied',
        'token_invalid',
        'token_expired',
        'Unexpected token a in JSON at position 0',
        '',
      ],
      ...[
        "Cannot read properties of undefined (reading 'claims')",
        'Access token is not valid',
        'Access token has expired',
      ],
    ];
    const names = [
      'JsonWebTokenError',
      'TokenExpiredError',
      'NotBeforeError',
      'JWTExpired',
      'JOSEError',
      'JWSInvalid',
      'Refusal',
      'UnauthorizedError',
    ];
    const codes = [
      'ERR_JWT_EXPIRED',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    ];
    const { pick } = session.random;
    const thrown = [
      ...words.map((word) => ({ kind: pick(kinds), message: word })),
      ...kinds.map((kind) => ({ kind, message: pick(words) })),
      ...names.map((name) => ({ kind: pick(kinds), message: pick(words), more: { name } })),
      ...codes.map((code) => ({ kind: pick(kinds), message: pick(words), more: { code } })),
      { kind: 'text' as const, message: 'Token expired' },
    ].map((error) => ({ error, status: 500 }));
    const statuses = [
      400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 418, 422, 429, 500, 501, 502, 503,
    ].map((status) => ({
      error: { kind: 'http' as const, message: pick(words), status },
      status,
    }));
    for (const { error, status } of [...thrown, ...statuses]) {
      const path = await session.handle({ throws: error });
      const text = `${error.kind === 'http' ? `HTTP ${status}` : error.kind} "${error.message}"`;
      for (const headers of [{ 'x-access-token': session.token(session.random.id()) }, {}]) {
        const answer = await session.ask({ path, headers });
        expectThat(
          answer,
          message('decode.errors-below.status', { status, name: text }),
          answer.status === status,
        );
        const challenge = answer.headers['www-authenticate'];
        const told = /token/i.test(`${answer.body.error} ${answer.body.error_description}`);
        expectThat(
          answer,
          message('decode.errors-below.own', { name: text }),
          challenge === undefined && !told,
        );
      }
    }
    for (const status of [200, 201, 202, 204, 301, 304, 400, 401, 403, 404, 500]) {
      const path = await session.handle({
        responds: { status, body: status === 204 || status === 304 ? null : { status } },
      });
      for (const headers of [{ 'x-access-token': session.token(session.random.id()) }, {}]) {
        const answer = await session.ask({ path, headers });
        expectThat(
          answer,
          message('decode.errors-below.response', { status }),
          answer.status === status,
        );
        const challenge = answer.headers['www-authenticate'];
        const same = answer.text === '' || answer.body.status === status;
        const own = message('decode.errors-below.own', { name: String(status) });
        expectThat(answer, own, challenge === undefined && same);
      }
    }
  },
  { hints: 'error-below' },
);

/** A handler that is still working when the token expires: its response stays what it is. */
export const lateHandler = defineCheck(
  'decode.late-handler',
  async (session) => {
    const [seconds, status] = [30, 404];
    const kinds: Parameters<JudgeSession['handle']>[0][] = [
      {},
      { responds: { status, body: {} } },
      { throws: { kind: 'http', message: 'Broken on purpose', status } },
    ];
    for (const kind of kinds) {
      const path = await session.handle({ ...kind, waits: seconds });
      const token = session.token(session.random.id(), { exp: session.now() + 1 });
      const asked = session.ask({ path, headers: { 'x-access-token': token } });
      let isOver = false;
      const over = asked.finally(() => {
        isOver = true;
      });
      while (!isOver && (await session.callsOf(path)) === 0) {}
      await session.passTime(seconds + 1);
      const expected = kind === kinds[0] ? 200 : status;
      const answer = await over;
      const why = message('decode.late-handler.ok', { status: expected });
      expectThat(answer, why, answer.status === expected);
    }
  },
  { hints: 'error-below' },
);

/** Handlers that write into the claims: the next request with the same token gets what is in the token. */
export const ownClaims = defineCheck(
  'decode.own-claims',
  async (session) => {
    const { random } = session;
    const word = random.word();
    const nested = { roles: ['a'], address: { city: { name: 'a' } }, list: [{ a: [1] }] };
    const tokens = [{}, nested].map((more) => session.token(random.id(), more));
    const writes = { claims: { sub: random.id(), iss: word, admin: true, [word]: 1 } };
    const writing = [await session.handle({ writes }), await session.handle({ overwrites: word })];
    const reading = await session.handle();
    for (const token of tokens) {
      const headers = { 'x-access-token': token };
      for (const path of writing) {
        for (const asked of [path, path, reading]) {
          const answer = await session.ask({ path: asked, headers });
          expectOk(answer, 'decode.own-claims.ok');
          expectSame(answer, claimsReported(answer), token, 'decode.own-claims.again');
          const clean = !JSON.stringify(claimsReported(answer)).includes(word);
          expectThat(answer, 'decode.own-claims.clean', clean);
        }
      }
      const anonymous = await session.ask({ path: '/inspect' });
      expectThat(anonymous, 'decode.own-claims.null', anonymous.body.claims === null);
    }
  },
  { hints: 'kept-apart' },
);

/** Good and bad tokens of several users, and requests without a token, all at the same moment. */
export const atOnce = defineCheck(
  'decode.at-once',
  async (session) => {
    const requests = session.random.shuffle(
      Array.from({ length: 60 }, (_, index) => {
        const good = session.token(session.random.id());
        const token = index % 3 === 0 ? good : index % 3 === 1 ? foreign(session) : undefined;
        return { token, bad: index % 3 === 1 };
      }),
    );
    const answers = await session.askAll(
      requests.map(({ token }) => ({ path: '/inspect', ...(token && placed(session, token)) })),
    );
    for (const [index, { token, bad }] of requests.entries()) {
      const answer = answers[index];
      if (answer === undefined) continue;
      if (bad) expectRefusal(answer, invalidToken, 'decode.at-once.bad');
      else if (token) expectClaims(answer, token, 'decode.at-once.good');
      else
        expectThat(
          answer,
          'decode.at-once.null',
          answer.status === 200 && answer.body.claims === null,
        );
    }
  },
  { hints: 'kept-apart' },
);

/** Tokens that are invalid for different reasons get the same response, header by header. */
export const oneAnswer = defineCheck('decode.one-answer', async (session) => {
  await judgeAll(
    session,
    badTokens(session).map(([why, token]) => ({ why, token })),
  );
});

/** A token for each reason for which it is not valid. */
function badTokens(session: JudgeSession): [PlainId, string][] {
  const { random, secret } = session;
  const claims = (changed: Parameters<typeof claimsFor>[1]) =>
    tokenOf(session, claimsFor(session, changed));
  const later = String(session.now() + 60);
  return [
    ['decode.one-answer.word', random.word()],
    ['decode.one-answer.form', `${session.token(random.id())}=`],
    ['decode.one-answer.form', tokenOfParts(session, 'null')],
    ['decode.one-answer.form', tokenOfParts(session, '{')],
    [
      'decode.one-answer.header',
      tokenOf(session, claimsFor(session), { ...plainHeader, alg: '"none"' }),
    ],
    [
      'decode.one-answer.header',
      tokenOf(session, claimsFor(session), { ...plainHeader, kid: '"1"' }),
    ],
    ['decode.one-answer.signature', foreign(session)],
    ['decode.one-answer.signature', `${session.token(random.id()).replace(/[^.]*$/, '')}`],
    ['decode.one-answer.iss', claims({ iss: '"a"' })],
    ['decode.one-answer.sub', claims({ sub: '"a"' })],
    ['decode.one-answer.sub', claims({ sub: undefined })],
    ['decode.one-answer.exp', claims({ exp: undefined })],
    ['decode.one-answer.exp', claims({ exp: '"a"' })],
    ['decode.one-answer.exp', claims({ exp: '1e400' })],
    ['decode.one-answer.aud', claims({ aud: '"a"' })],
    ['decode.one-answer.nbf', claims({ nbf: later })],
    ['decode.one-answer.iat', claims({ iat: later })],
    ['decode.one-answer.word', forge('', secret)],
  ];
}

/** A good token, an expired one, one for each reason to refuse it, and none. */
export async function oneOfEachOutcome(session: JudgeSession): Promise<void> {
  const ask = (token: string) =>
    session.ask({ path: '/inspect', headers: { 'x-access-token': token } });
  expectOk(await ask(session.token(session.random.id())), 'decode.valid.ok');
  await judgeAll(session, [
    ...badTokens(session).map(([why, token]): Case => ({ why, token })),
    {
      token: tokenOf(session, claimsFor(session, { exp: String(session.now()) })),
      why: 'decode.remembered.expired',
      result: 'expired',
    },
  ]);
  const anonymous = await session.ask({ path: '/inspect' });
  expectThat(anonymous, 'decode.anonymous.null', anonymous.body.claims === null);
}

const reserved = new Set([
  'x-access-token',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'cookie',
  'keep-alive',
  'http2-settings',
  'content-type',
  'content-encoding',
  'authorization',
]);

const known = new Set(['iss', 'sub', 'exp', 'iat', 'nbf', 'aud', '__proto__']);

function placesOf(method: string): [carrier: string, place: (token: string) => Place][] {
  const everywhere: [string, (token: string) => Place][] = [
    ['query', (token) => ({ query: { access_token: token } })],
    ['header', (token) => ({ headers: { 'x-access-token': token } })],
  ];
  if (!['POST', 'PUT', 'PATCH'].includes(method)) return everywhere;
  return [
    ['JSON', (token) => ({ json: { access_token: token } })],
    ['form', (token) => ({ form: { access_token: token } })],
    ...everywhere,
  ];
}

/** A token as ours, signed with another secret. */
function foreign(session: JudgeSession): string {
  return forge(writeObject(claimsFor(session)), session.random.secret());
}

/** The claims that a handler of the suite has seen. */
function claimsReported({ body }: Answer): Record<string, unknown> {
  const state: unknown[] = Array.isArray(body.state) ? body.state : [];
  const entries = state.flatMap((entry) => {
    if (!Array.isArray(entry)) return [];
    const [path, value]: unknown[] = entry;
    const name = typeof path === 'string' && path.startsWith('claims.') ? path.slice(7) : undefined;
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Expects the iss, sub and exp of a token. */
function expectSame(
  answer: Answer,
  seen: unknown,
  token: string,
  id: 'decode.accepted.claim' | 'decode.own-claims.again',
): void {
  const sent = readSegment(token, 1);
  for (const name of ['iss', 'sub', 'exp']) {
    const value = fieldOf(sent, name);
    const expected = message(id, { name, json: JSON.stringify(value) });
    expectThat(answer, expected, fieldOf(seen, name) === value);
  }
}
