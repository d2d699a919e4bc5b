import type { Attack } from '../attack.ts';
import { present } from '../carriers.ts';
import { type AttackDefaults, customAttacks } from '../define-attacks.ts';
import { tryEach } from '../define-kinds.ts';
import { breach } from '../judge-response.ts';
import { say } from '../message.ts';
import { jsonText, login } from './requests.ts';

const redirects: AttackDefaults = { group: 'server', lesson: 1, advice: 'redirects' };
const headers: AttackDefaults = { group: 'server', lesson: 1, advice: 'headers-on-errors' };

/** Headers that protect a client, and that a refusal needs as much as any other response. */
const protecting = [
  ...['x-content-type-options', 'referrer-policy', 'strict-transport-security', 'x-request-id'],
  ...['content-security-policy', 'x-frame-options', 'permissions-policy', 'cache-control'],
];

/** Paths that a browser takes for another host if they come back in `Location`. */
const paths = [
  ...[
    '//evil.example',
    '/\\evil.example',
    '///evil.example',
    '/\\/evil.example',
    '//evil.example/..',
  ],
  ...['/%5cevil.example', '/%09/evil.example', '//evil.example/%2f..'],
];

/** What a server adds to its responses: where they lead to, and the headers of its errors. */
export const responses: Attack[] = [
  ...customAttacks(redirects, [
    {
      id: 'redirect-path',
      run: ({ send, origin }) => {
        const all = paths.flatMap((path) => ['', '/', '?lang=en&next=x'].map((end) => path + end));
        return tryEach(all, async (path) => {
          const response = await send({ path });
          const { location } = response.headers;
          const target = location === undefined ? undefined : URL.parse(location, origin);
          if (target === undefined || target?.origin === origin) return { held: true };
          return breach(response, say('attack.expected.own-location', { origin }), true);
        });
      },
    },
  ]),
  ...customAttacks(headers, [
    {
      id: 'headers-on-errors',
      run: async (session) => {
        const { send, protectedPath: path, token, loginResponse } = session;
        const good = (await present(session, token)) ?? loginResponse;
        const wanted = protecting.filter((name) => name in good.headers);
        const refused = [{ path }, { path: '/no/such/path' }, login(jsonText('{')), login({})];
        return tryEach(refused, async (request) => {
          const response = await send(request);
          const missing = wanted.find((name) => !(name in response.headers));
          return missing === undefined
            ? { held: true }
            : breach(response, say('attack.expected.header', { name: missing }), false);
        });
      },
    },
  ]),
];
