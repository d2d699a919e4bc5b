import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { carry, headerCarrier, tokenHeaders } from '../carriers.ts';
import {
  type AttackDefaults,
  customAttacks,
  judgeForSession,
  notApplicable,
  type RequestAttack,
  requestAttacks,
  secretNeeded,
} from '../define-attacks.ts';
import { forge } from '../forge.ts';
import type { HttpRequest } from '../http/request.ts';
import {
  badCarrier,
  badToken,
  breach,
  judgeRefusal,
  missingToken,
  showsUser,
  withStatus,
} from '../judge-response.ts';
import { type AttackId, say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature } from './requests.ts';

const protectedRoute: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'require-user',
};

const paths: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'same-path',
};

const optionalRoute: AttackDefaults = {
  group: 'access',
  lesson: 4,
  advice: 'optional-route',
};

const isolation: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'isolation',
};

/** Spellings of a path that a middleware may not recognize, but a router may. */
const spellings: [id: AttackId, write: (path: string) => string][] = [
  ['path-capitals', (path) => path.toUpperCase()],
  ['path-slash', (path) => `${path}/`],
  ['path-double-slash', (path) => `/${path}`],
  ['path-inner-slash', (path) => path.replace(/(.)\//, '$1//')],
  ['path-dot', (path) => path.replace(/(.)\//, '$1/./')],
  ['path-dots', (path) => `/health/..${path}`],
  ['path-escaped', (path) => path.replace(/^\/(.)/, (_, a) => `/%${hex(a)}`)],
  ['path-escaped-slash', (path) => path.replace(/(.)\//, '$1%2F')],
  ['path-parameter', (path) => `${path};x=1`],
  ['path-nul', (path) => `${path}%00`],
  ['path-extension', (path) => `${path}.json`],
  ['path-backslash', (path) => path.replace(/(.)\//, '$1%5C')],
];

/** Requests to the protected route without a token or with an invalid one. */
export const access: Attack[] = [
  ...customAttacks(protectedRoute, [
    {
      id: 'no-token',
      run: async ({ protectedPath: path, send }) =>
        judgeRefusal(await send({ path }), missingToken),
    },
  ]),
  ...requestAttacks({ ...protectedRoute, allowed: [missingToken] }, [
    {
      id: 'empty-header',
      request: (session) => carry('', headerCarrier(session), session.protectedPath),
    },
    {
      id: 'empty-query',
      request: ({ protectedPath: path }) => carry('', 'query', path),
    },
    {
      id: 'empty-body',
      request: ({ protectedPath, bodyPath }) =>
        bodyPath === protectedPath ? carry('', 'body', protectedPath) : undefined,
    },
    {
      id: 'claimed-user',
      request: ({ protectedPath: path, username, userId }) => ({
        path,
        headers: Object.fromEntries([
          ...['x-user', 'x-forwarded-user', 'x-remote-user'].map((name) => [
            name,
            encodeURIComponent(username),
          ]),
          ['x-user-id', encodeURIComponent(String(userId))],
        ]),
      }),
    },
    {
      id: 'local-address',
      request: ({ protectedPath: path }) => ({
        path,
        headers: {
          'x-forwarded-for': '127.0.0.1',
          'x-real-ip': '127.0.0.1',
          forwarded: 'for=127.0.0.1',
        },
      }),
    },
    {
      id: 'cross-site-form',
      request: ({ protectedPath: path, bodyPath }) =>
        bodyPath === path
          ? {
              path,
              headers: { Origin: 'https://evil.example', Referer: 'https://evil.example/' },
              form: { amount: '1000' },
            }
          : undefined,
    },
    ...(['put', 'patch', 'delete'] as const).map(
      (method): RequestAttack => ({
        id: `no-token-${method}`,
        request: ({ protectedPath: path }) => ({ method: method.toUpperCase(), path }),
        allowed: [missingToken, ...withStatus(404, 405)],
      }),
    ),
    {
      id: 'method-override',
      request: ({ protectedPath, bodyPath }) => ({
        method: bodyPath === protectedPath ? 'POST' : 'GET',
        path: protectedPath,
        headers: {
          'x-http-method-override': 'OPTIONS',
          'x-original-url': '/health',
          'x-rewrite-url': '/health',
        },
      }),
    },
  ]),
  ...requestAttacks(
    { ...paths, allowed: [missingToken, ...withStatus(400, 404, 405)] },
    spellings.map(
      ([id, write]): RequestAttack => ({
        id,
        request: ({ protectedPath }) =>
          write(protectedPath) === protectedPath ? undefined : { path: write(protectedPath) },
      }),
    ),
  ),
  ...requestAttacks({ ...paths, allowed: [missingToken, ...withStatus(400, 404, 421)] }, [
    {
      id: 'path-absolute',
      request: ({ protectedPath }) => ({ path: `http://localhost${protectedPath}` }),
    },
  ]),
  ...customAttacks(protectedRoute, [
    {
      id: 'head-bad-token',
      run: async (session) => {
        const { protectedPath, send } = session;
        const request = carry(badSignature(session), 'query', protectedPath);
        const headers = tokenHeaders(headerCarrier(session), badSignature(session));
        const response = await send({ ...request, headers, method: 'HEAD' });
        return judgeForSession(session, response, [{ status: 401, challenge: 'invalid_token' }]);
      },
    },
  ]),

  ...requestAttacks({ ...optionalRoute, allowed: [badToken] }, [
    ...(['header', 'query'] as const).map(
      (place): RequestAttack => ({
        id: `optional-bad-${place}`,
        request: (session) => toOptionalRoute(session, place, badSignature(session)),
      }),
    ),
    {
      id: 'optional-no-token-text',
      request: (session) => toOptionalRoute(session, 'header', 'undefined'),
    },
    {
      id: 'optional-twice',
      request: ({ optionalPath, token }) =>
        optionalPath === undefined
          ? undefined
          : { path: `${optionalPath}?access_token=${token}&access_token=${token}` },
      allowed: [badCarrier],
    },
  ]),
  ...customAttacks(optionalRoute, [
    {
      id: 'optional-expired',
      needs: 'secret',
      run: async (session) => {
        const { claims, header, secret, send } = session;
        if (secret === undefined) return secretNeeded;
        const exp = Math.floor(Date.now() / 1000) - 60;
        const request = toOptionalRoute(
          session,
          'header',
          forge({ ...claims, exp }, secret, { header }),
        );
        return request ? judgeRefusal(await send(request), badToken) : notApplicable;
      },
    },
    {
      id: 'optional-other-carriers',
      run: async ({ optionalPath, token, send }) => {
        if (optionalPath === undefined) return notApplicable;
        const anonymous = await send({ path: optionalPath });
        const headers = { Cookie: `access_token=${token}`, Authorization: `Bearer ${token}` };
        const response = await send({ path: optionalPath, headers });
        if (response.status === 200 && response.text === anonymous.text) return { held: true };
        return breach(
          response,
          say('attack.expected.anonymous', { text: anonymous.text }),
          response.status === 200,
        );
      },
    },
  ]),
  ...customAttacks(isolation, [
    {
      id: 'users-kept-apart',
      run: checkIsolation,
    },
  ]),
];

function toOptionalRoute(
  session: AttackSession,
  place: 'header' | 'query',
  token: string,
): HttpRequest | undefined {
  const { optionalPath } = session;
  const carrier = place === 'header' ? headerCarrier(session) : place;
  return optionalPath === undefined ? undefined : carry(token, carrier, optionalPath);
}

function hex(letter: string): string {
  return letter.charCodeAt(0).toString(16).padStart(2, '0');
}

/** Sends four requests at a time, two of them without a token. */
async function checkIsolation(session: AttackSession): Promise<Outcome> {
  const { protectedPath, token, username, send } = session;
  const guest = carry(token, 'query', protectedPath);
  const asUser = { ...guest, headers: tokenHeaders(headerCarrier(session), token) };
  for (let n = 0; n < 6; n += 1) {
    const requests = [asUser, { path: protectedPath }, asUser, { path: protectedPath }];
    const [, one, , other] = await Promise.all(requests.map((request) => send(request)));
    for (const anonymous of [one, other]) {
      if (anonymous === undefined) continue;
      if (showsUser(anonymous, username))
        return breach(anonymous, say('attack.expected.no-user'), true);
      const outcome = judgeForSession(session, anonymous, [missingToken]);
      if (!('held' in outcome && outcome.held)) return outcome;
    }
  }
  return { held: true };
}
