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
import type { Outcome } from '../outcome.ts';
import { badSignature } from './requests.ts';

const protectedRoute: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice:
    'Put requireUser() before every handler of the protected routes, and answer strangers with the bare challenge (RFC 6750, 3.1).',
};

const paths: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice:
    'Let the router that matches the handler match the guard, too, to the letter and in the same case (CWE-178, CWE-22).',
};

const optionalRoute: AttackDefaults = {
  group: 'access',
  lesson: 4,
  advice:
    'End the request with 401 where a token came and is bad, on routes for strangers, too: bad is not the same as none (RFC 6750, 3.1).',
};

const isolation: AttackDefaults = {
  group: 'access',
  lesson: 5,
  advice: 'Keep the user on ctx.state and in no variable that outlives the request (CWE-362).',
};

/** Spellings of a path that a careless guard does not recognize, and a careless router does. */
const spellings: [word: string, where: string, write: (path: string) => string, gains: string][] = [
  [
    'capitals',
    'in capitals',
    (path) => path.toUpperCase(),
    'The router knows no case, and its guard does.',
  ],
  [
    'slash',
    'with a slash behind it',
    (path) => `${path}/`,
    'The router drops a slash at the end, and its guard does not.',
  ],
  [
    'double-slash',
    'with two slashes before it',
    (path) => `/${path}`,
    'A proxy guards /api and passes //api on, which the server puts right.',
  ],
  [
    'inner-slash',
    'with two slashes inside',
    (path) => path.replace(/(.)\//, '$1//'),
    'The router joins two slashes to one, behind the back of its guard.',
  ],
  [
    'dot',
    'with /./ inside',
    (path) => path.replace(/(.)\//, '$1/./'),
    'The router drops a dot, behind the back of its guard.',
  ],
  [
    'dots',
    'by way of another folder',
    (path) => `/health/..${path}`,
    'The guard sees a path that is open to all, and the router where it leads.',
  ],
  [
    'escaped',
    'with an escaped letter',
    (path) => path.replace(/^\/(.)/, (_, a) => `/%${hex(a)}`),
    'The guard compares the path as it was sent, and the router as it reads.',
  ],
  [
    'escaped-slash',
    'with an escaped slash',
    (path) => path.replace(/(.)\//, '$1%2F'),
    'The guard sees one name, and the router a path of two.',
  ],
  [
    'parameter',
    'with a parameter behind a semicolon',
    (path) => `${path};x=1`,
    'A server behind this one drops the parameter that made the guard look away.',
  ],
  [
    'nul',
    'with a NUL behind it',
    (path) => `${path}%00`,
    'Where texts end at a NUL, guard and handler see two different paths.',
  ],
  [
    'extension',
    'with .json behind it',
    (path) => `${path}.json`,
    'The handler offers its answer under a second name, and the guard knows one.',
  ],
  [
    'backslash',
    'with a backslash',
    (path) => path.replace(/(.)\//, '$1%5C'),
    'What is a slash to one system is a letter to the guard.',
  ],
];

/** Requests to the protected route without a token or with a bad one. */
export const access: Attack[] = [
  ...customAttacks(protectedRoute, [
    {
      id: 'no-token',
      name: 'no token at all',
      gains: 'Everybody is let in: the whole chain was for nothing.',
      run: async ({ protectedPath: path, send }) =>
        judgeRefusal(await send({ path }), missingToken),
    },
  ]),
  ...requestAttacks({ ...protectedRoute, allowed: [missingToken] }, [
    {
      id: 'empty-header',
      name: 'an empty token in the header',
      gains: 'A header without a value counts as a token, and an empty one as good.',
      request: (session) => carry('', headerCarrier(session), session.protectedPath),
    },
    {
      id: 'empty-query',
      name: 'an empty access_token in the query',
      gains: 'A name without a value counts as a token, and an empty one as good.',
      request: ({ protectedPath: path }) => carry('', 'query', path),
    },
    {
      id: 'empty-body',
      name: 'an empty body token',
      gains: 'A form that any other site can send opens the door.',
      request: ({ protectedPath, bodyPath }) =>
        bodyPath === protectedPath ? carry('', 'body', protectedPath) : undefined,
    },
    {
      id: 'claimed-user',
      name: 'headers that name a user, as proxies set them',
      gains: 'Anybody is whoever they say they are.',
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
      name: 'headers that say the request comes from the server’s own machine',
      gains: 'A door for the house’s own people opens to everybody who says so.',
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
      name: 'a form that another site sends',
      gains: 'Other sites act as whoever visits them.',
      request: ({ protectedPath: path, bodyPath }) =>
        bodyPath === path
          ? {
              path,
              headers: { Origin: 'https://evil.example', Referer: 'https://evil.example/' },
              form: { amount: '1000' },
            }
          : undefined,
    },
    ...['PUT', 'PATCH', 'DELETE'].map(
      (method): RequestAttack => ({
        id: `no-token-${method.toLowerCase()}`,
        name: `no token, and the method ${method}`,
        gains: `The guard stands before GET alone: strangers may ${method}.`,
        request: ({ protectedPath: path }) => ({ method, path }),
        allowed: [missingToken, ...withStatus(404, 405)],
      }),
    ),
    {
      id: 'method-override',
      name: 'no token, and headers that name another method and path',
      gains: 'The guard looks at one request and the router at another.',
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
      ([word, where, write, gains]): RequestAttack => ({
        id: `path-${word}`,
        name: `no token, and the protected path ${where}`,
        gains,
        request: ({ protectedPath }) =>
          write(protectedPath) === protectedPath ? undefined : { path: write(protectedPath) },
      }),
    ),
  ),
  ...requestAttacks({ ...paths, allowed: [missingToken, ...withStatus(400, 404, 421)] }, [
    {
      id: 'path-absolute',
      name: 'no token, and the protected path as a whole URL',
      gains: 'The guard compares the beginning of the path, and this one begins with http.',
      request: ({ protectedPath }) => ({ path: `http://localhost${protectedPath}` }),
    },
  ]),
  ...customAttacks(protectedRoute, [
    {
      id: 'head-bad-token',
      name: 'HEAD with a bad token',
      gains: 'HEAD runs what GET would refuse.',
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
        name: `a bad token in the ${place}, where strangers are welcome`,
        gains: `A client whose token in the ${place} was forged goes on as a stranger, and never learns it.`,
        request: (session) => toOptionalRoute(session, place, badSignature(session)),
      }),
    ),
    {
      id: 'optional-no-token-text',
      name: 'the text undefined for a token, where strangers are welcome',
      gains: 'A client that has lost its token is never told so.',
      request: (session) => toOptionalRoute(session, 'header', 'undefined'),
    },
    {
      id: 'optional-twice',
      name: 'two tokens in the query, where strangers are welcome',
      gains: 'A malformed carrier passes for none.',
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
      name: 'an expired token, where strangers are welcome',
      gains: 'Whoever was signed out by the clock goes on as a stranger and never learns it.',
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
      name: 'a good token in a cookie and in Authorization, where strangers are welcome',
      gains: 'Carriers that nobody promised count where nobody looks.',
      run: async ({ optionalPath, token, send }) => {
        if (optionalPath === undefined) return notApplicable;
        const anonymous = await send({ path: optionalPath });
        const headers = { Cookie: `access_token=${token}`, Authorization: `Bearer ${token}` };
        const response = await send({ path: optionalPath, headers });
        if (response.status === 200 && response.text === anonymous.text) return { held: true };
        return breach(
          response,
          `what every stranger gets: ${anonymous.text}`,
          response.status === 200,
        );
      },
    },
  ]),
  ...customAttacks(isolation, [
    {
      id: 'users-kept-apart',
      name: 'a user and a stranger, twelve times at the same time',
      gains: 'A stranger who asks at the right moment sees somebody else’s answer.',
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
      if (showsUser(anonymous, username)) return breach(anonymous, '401, and nobody’s user', true);
      const outcome = judgeForSession(session, anonymous, [missingToken]);
      if (!('held' in outcome && outcome.held)) return outcome;
    }
  }
  return { held: true };
}
