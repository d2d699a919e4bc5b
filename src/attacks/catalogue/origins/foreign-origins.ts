import type { Attack } from '../../attack.ts';
import { type AttackDefaults, customAttacks } from '../../define-attacks.ts';
import { tryEach } from '../../define-kinds.ts';
import { breach } from '../../judge-response.ts';
import { say } from '../../message.ts';
import { login } from '../requests.ts';
import { evil, preflight, simpleRequest, tryOrigins, tryUnread } from './cors.ts';
import { refusedFrom } from './refused.ts';

const origins: AttackDefaults = { group: 'origins', lesson: 1, advice: 'origins' };
const credentials: AttackDefaults = { group: 'origins', lesson: 1, advice: 'cors-credentials' };

/** Requests from pages of origins that have nothing to do with the server. */
export const foreignOrigins: Attack[] = [
  ...customAttacks(origins, [
    {
      id: 'cors-answer',
      run: (session) => tryUnread(session, [simpleRequest(session, evil)]),
    },
    {
      id: 'cors-preflight',
      run: (session) => tryUnread(session, [preflight(session, evil)]),
    },
    {
      id: 'cors-preflight-everywhere',
      run: (session) =>
        tryUnread(
          session,
          ['/', '*', '/login', '/users', '/refresh', '/no/such/path'].flatMap((path) =>
            ['POST', 'DELETE'].map((method) => preflight(session, evil, { path, method })),
          ),
        ),
    },
    {
      id: 'cors-null',
      run: (session) => tryOrigins(session, ['null']),
    },
    {
      id: 'cors-local',
      run: (session) => tryOrigins(session, ['file://', 'http://localhost:1', 'http://0.0.0.0:1']),
    },
    {
      id: 'cors-errors',
      run: (session) => tryUnread(session, refusedFrom(session, evil)),
    },
    {
      id: 'cors-sign-in',
      run: (session) => {
        const { username, password } = session;
        return tryUnread(session, [login({ json: { username, password } }, { Origin: evil })]);
      },
    },
    {
      id: 'cors-host',
      run: (session) => {
        const { headers, ...request } = simpleRequest(session, evil);
        const host = new URL(evil).host;
        const hosts = [{ Host: host }, { 'x-forwarded-host': host, 'x-forwarded-proto': 'https' }];
        const sent = hosts.map((one) => ({ ...request, headers: { ...headers, ...one } }));
        return tryUnread(session, sent);
      },
    },
  ]),

  ...customAttacks(credentials, [
    {
      id: 'cors-credentials',
      run: (session) =>
        tryEach([simpleRequest(session, evil), preflight(session, evil)], async (request) => {
          const response = await session.send(request);
          const { headers } = response;
          return headers['access-control-allow-credentials'] === 'true' &&
            headers['access-control-allow-origin'] !== session.allowedOrigin
            ? breach(response, say('attack.expected.no-credentials'), true)
            : { held: true };
        }),
    },
    {
      id: 'cors-private-network',
      run: async (session) => {
        const { headers, ...request } = preflight(session, evil);
        const asked = { ...headers, 'Access-Control-Request-Private-Network': 'true' };
        const response = await session.send({ ...request, headers: asked });
        return 'access-control-allow-private-network' in response.headers
          ? breach(response, say('attack.expected.no-private-network'), true)
          : { held: true };
      },
    },
    {
      id: 'cors-script',
      run: (session) =>
        tryEach(['callback', 'jsonp', 'cb'], async (name) => {
          const { path, headers = {} } = simpleRequest(session, evil);
          const response = await session.send({ path, headers, query: { [name]: 'steal' } });
          return /^\W*steal\s*\(/.test(response.text)
            ? breach(response, say('attack.expected.no-script'), true)
            : { held: true };
        }),
    },
  ]),
];
