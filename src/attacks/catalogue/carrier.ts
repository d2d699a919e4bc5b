import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { carry, headerCarrier, tokenHeaders } from '../carriers.ts';
import {
  type AttackDefaults,
  type CustomAttack,
  customAttacks,
  notApplicable,
  type RequestAttack,
  requestAttacks,
} from '../define-attacks.ts';
import type { HttpRequest } from '../http/request.ts';
import { badCarrier, badToken, judgeAccess, missingToken, withStatus } from '../judge-response.ts';
import type { AttackId } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature, withBody } from './requests.ts';

const order: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice: 'carrier-order',
};

const once: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice: 'one-token',
};

const onlyThese: AttackDefaults = {
  group: 'carrier',
  lesson: 3,
  advice: 'three-carriers',
};

const carriers = ['header', 'query', 'body'] as const;

const notStrings: [id: AttackId, value: unknown][] = [
  ['body-token-number', 1],
  ['body-token-zero', 0],
  ['body-token-true', true],
  ['body-token-false', false],
  ['body-token-list', ['x']],
  ['body-token-empty-list', []],
  ['body-token-object', { token: 'x' }],
  ['body-token-operator', { $gt: '' }],
];

const similarNames: [id: AttackId, write: (token: string) => string][] = [
  ['query-brackets', (token) => `access_token[]=${token}`],
  ['query-object', (token) => `access_token[x]=${token}`],
  ['query-capitals', (token) => `ACCESS_TOKEN=${token}`],
  ['query-semicolon', (token) => `x=1;access_token=${token}`],
  ['query-other-name', (token) => `token=${token}`],
];

/** Requests with several tokens, or with a token in an unexpected place. */
export const carrier: Attack[] = [
  ...customAttacks(order, [
    ...carriers.map(
      (place): CustomAttack => ({
        id: `carrier-${place}`,
        run: (session) => checkServed(session, inCarrier(session, place, session.token)),
      }),
    ),
    {
      id: 'carrier-good-body-bad-header',
      run: (session) =>
        checkServed(
          session,
          withHeader(session, inCarrier(session, 'body', session.token), badSignature(session)),
        ),
    },
    {
      id: 'carrier-good-query-bad-header',
      run: (session) =>
        checkServed(
          session,
          withHeader(session, inCarrier(session, 'query', session.token), badSignature(session)),
        ),
    },
    {
      id: 'carrier-empty-body-good-header',
      run: (session) =>
        checkServed(session, withHeader(session, inCarrier(session, 'body', ''), session.token)),
    },
  ]),

  ...requestAttacks({ ...order, allowed: [badToken] }, [
    ...carriers.map(
      (place): RequestAttack => ({
        id: `carrier-bad-${place}`,
        request: (session) => inCarrier(session, place, badSignature(session)),
      }),
    ),
    {
      id: 'carrier-bad-body-good-header',
      request: (session) =>
        withHeader(session, inCarrier(session, 'body', badSignature(session)), session.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-body-good-query',
      request: (session) =>
        withBody(
          session,
          { json: { access_token: badSignature(session) } },
          `?access_token=${session.token}`,
        ),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'carrier-bad-query-good-header',
      request: (session) =>
        withHeader(session, inCarrier(session, 'query', badSignature(session)), session.token),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-nul',
      request: (session) => inQuery(session, `access_token=${session.token}%00`),
      allowed: [badToken, badCarrier],
    },
    {
      id: 'query-broken-escape',
      request: (session) => inQuery(session, 'access_token=%E0%A4%A'),
      allowed: [badToken, badCarrier, ...withStatus(400)],
    },
    {
      id: 'query-long',
      request: (session) => inQuery(session, `access_token=${'a'.repeat(10_000)}`),
      allowed: [badToken, ...withStatus(413, 414, 431)],
    },
  ]),

  ...requestAttacks({ ...once, allowed: [badCarrier] }, [
    {
      id: 'query-twice-good-first',
      request: (session) =>
        inQuery(session, `access_token=${session.token}&access_token=${badSignature(session)}`),
    },
    {
      id: 'query-twice-bad-first',
      request: (session) =>
        inQuery(session, `access_token=${badSignature(session)}&access_token=${session.token}`),
    },
    {
      id: 'query-twice-same',
      request: (session) =>
        inQuery(session, `access_token=${session.token}&access_token=${session.token}`),
    },
    {
      id: 'query-twice-good-header',
      request: (session) =>
        withHeader(session, inQuery(session, 'access_token=a&access_token=b'), session.token),
    },
    {
      id: 'query-comma',
      request: (session) => inQuery(session, `access_token=${session.token},${session.token}`),
      allowed: [badCarrier, badToken],
    },
    {
      id: 'header-twice',
      request: (session) => inHeader(session, [session.token, badSignature(session)]),
    },
    {
      id: 'header-twice-same',
      request: (session) => inHeader(session, [session.token, session.token]),
    },
    {
      id: 'header-twice-empty',
      request: (session) => inHeader(session, ['', session.token]),
    },
    {
      id: 'header-comma',
      request: (session) => inHeader(session, `${session.token}, ${badSignature(session)}`),
      allowed: [badCarrier, badToken],
    },
    {
      id: 'form-twice',
      request: (session) =>
        inForm(session, `access_token=${badSignature(session)}&access_token=${session.token}`),
    },
    {
      id: 'form-twice-same',
      request: (session) =>
        inForm(session, `access_token=${session.token}&access_token=${session.token}`),
    },
    ...notStrings.map(
      ([id, value]): RequestAttack => ({
        id,
        request: (session) =>
          withHeader(session, withBody(session, { json: { access_token: value } }), session.token),
      }),
    ),
  ]),

  ...requestAttacks({ ...onlyThese, allowed: [missingToken] }, [
    {
      id: 'carrier-authorization',
      request: ({ protectedPath, token, carriers }) =>
        carriers.includes('bearer') ? undefined : carry(token, 'bearer', protectedPath),
    },
    {
      id: 'carrier-cookie',
      request: ({ protectedPath: path, token }) => ({
        path,
        headers: { Cookie: `access_token=${token}; token=${token}; x-access-token=${token}` },
      }),
    },
    {
      id: 'carrier-underscores',
      request: ({ protectedPath: path, token }) => ({ path, headers: { x_access_token: token } }),
    },
    ...similarNames.map(
      ([id, write]): RequestAttack => ({
        id,
        request: (session) => inQuery(session, write(session.token)),
      }),
    ),
    {
      id: 'carrier-path',
      request: ({ protectedPath, token }) => ({ path: `${protectedPath}/${token}` }),
      allowed: [missingToken, ...withStatus(404)],
    },
  ]),
];

/** Sends a request that must be served as the user's; undefined if this server has no route for it. */
async function checkServed(
  session: AttackSession,
  request: HttpRequest | undefined,
): Promise<Outcome> {
  if (request === undefined) return notApplicable;
  return judgeAccess(await session.send(request), session.username);
}

function inCarrier(
  session: AttackSession,
  place: (typeof carriers)[number],
  token: string,
): HttpRequest | undefined {
  const { protectedPath, bodyPath } = session;
  if (place === 'header') return carry(token, headerCarrier(session), protectedPath);
  if (place === 'query') return inQuery(session, `access_token=${encodeURIComponent(token)}`);
  return bodyPath === undefined ? undefined : carry(token, place, bodyPath);
}

/** Undefined if the server reads tokens from Authorization only: then the query contains none. */
function inQuery(
  { protectedPath, carriers }: AttackSession,
  query: string,
): HttpRequest | undefined {
  return carriers.includes('bearer') ? undefined : { path: `${protectedPath}?${query}` };
}

function inHeader(session: AttackSession, tokens: string | string[]): HttpRequest {
  return {
    path: session.protectedPath,
    headers: tokenHeaders(headerCarrier(session), tokens),
  };
}

function inForm(session: AttackSession, content: string): HttpRequest | undefined {
  return withBody(session, { text: { type: 'application/x-www-form-urlencoded', content } });
}

function withHeader(
  session: AttackSession,
  request: HttpRequest | undefined,
  token: string,
): HttpRequest | undefined {
  return request && { ...request, headers: tokenHeaders(headerCarrier(session), token) };
}
