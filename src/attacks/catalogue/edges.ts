import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import type { AttackDefaults } from '../define-attacks.ts';
import { requestKinds } from '../define-kinds.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import { missingToken, withStatus } from '../judge-response.ts';
import { login } from './requests.ts';

const limits: AttackDefaults = { group: 'body', lesson: 1, advice: 'body-limits' };
const errorTexts: AttackDefaults = { group: 'server', lesson: 1, advice: 'error-texts' };

/** 64 KB, in bytes. */
const limit = 65_536;

const hosts = [
  'evil.example',
  'localhost:',
  'localhost:99999',
  '[::1]',
  '[',
  'a b',
  'x@y',
  '%',
  '..',
  '',
];

/** Bodies at the limit, and addresses and hosts that a careless parser cannot read. */
export const edges: Attack[] = [
  ...requestKinds({ ...limits, allowed: withStatus(413) }, [
    {
      id: 'body-limit-exact',
      requests: (session) =>
        [limit, limit + 1].flatMap((size) =>
          bodiesOf(session, size, 'p').flatMap((body) => [login(body), login(body, chunked)]),
        ),
    },
    {
      id: 'body-limit-bytes',
      requests: (session) =>
        bodiesOf(session, limit, '字').flatMap((body) => [login(body), login(body, chunked)]),
    },
    {
      id: 'body-limit-everywhere',
      requests: (session) =>
        session.bodyPath === undefined
          ? []
          : bodiesOf(session, limit, 'p').map(
              (body): HttpRequest => ({
                path: session.bodyPath ?? '',
                ...body,
              }),
            ),
    },
  ]),
  ...requestKinds({ ...errorTexts, allowed: [missingToken] }, [
    {
      id: 'query-escapes',
      requests: ({ protectedPath }) =>
        [
          ...[
            '%',
            '%=1',
            'a=%&b',
            '%ff=%ff',
            'a=%E0%A4&%E0',
            '&',
            '=',
            '?',
            '&&=&',
            'a[b=1',
            'a]=1',
          ],
          ...['a[__proto__]=1', '__proto__=1', 'constructor=1', 'toString=1', 'a='.repeat(500)],
        ].map((query) => ({ path: `${protectedPath}?${query}` })),
    },
    {
      id: 'host-odd',
      requests: ({ protectedPath: path }) => hosts.map((Host) => ({ path, headers: { Host } })),
      allowed: [missingToken, ...withStatus(400, 404, 421)],
    },
  ]),
];

const chunked = { 'transfer-encoding': 'chunked' };

/** A JSON body and a form of exactly this size in bytes, or at most two bytes more, filled with one character. */
function bodiesOf(
  { username, password }: AttackSession,
  size: number,
  filler: string,
): RequestBody[] {
  const json = (text: string) => JSON.stringify({ username, password, text });
  const form = (text: string) => `${new URLSearchParams({ username, password })}&text=${text}`;
  return (
    [
      ['application/json', json],
      ['application/x-www-form-urlencoded', form],
    ] as const
  ).map(([type, write]) => {
    const free = size - Buffer.byteLength(write(''));
    const content = write(filler.repeat(Math.ceil(free / Buffer.byteLength(filler))));
    return { text: { type, content } };
  });
}
