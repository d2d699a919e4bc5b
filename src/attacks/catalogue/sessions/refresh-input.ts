import type { Attack } from '../../attack.ts';
import { type AttackDefaults, customAttacks, notApplicable } from '../../define-attacks.ts';
import { refreshWith, type SignedIn, signIn, withSession } from '../../define-features.ts';
import { tryEach } from '../../define-kinds.ts';
import type { HttpRequest, RequestBody } from '../../http/request.ts';
import {
  badRequest,
  badToken,
  type ExpectedRefusal,
  judgeRefusal,
  withStatus,
} from '../../judge-response.ts';
import type { AttackId } from '../../message.ts';
import { oddValues, swapCase } from '../near-misses.ts';
import { jsonText } from '../requests.ts';
import { changeAt } from '../spelling.ts';

const input: AttackDefaults = { group: 'sessions', lesson: 3, advice: 'refresh-input' };

/** Requests with a refresh token in another form or place, which must not be exchanged. */
const kinds: [id: AttackId, requests: (own: SignedIn) => HttpRequest[], ExpectedRefusal[]][] = [
  [
    'refresh-odd-values',
    ({ refreshToken }) => [
      { path: '/refresh', json: {} },
      ...oddValues(refreshToken)
        .filter((odd) => typeof odd !== 'string')
        .map(refreshWith),
    ],
    [badRequest],
  ],
  [
    'refresh-repeated',
    ({ refreshToken: token }) => [
      refresh({ form: { refreshToken: [token, token] } }),
      refresh({ form: { refreshToken: ['', token] } }),
      refresh({ form: { 'refreshToken[]': token } }),
      refresh(jsonText(`{"refreshToken":"x","refreshToken":"${token}"}`)),
      refresh(jsonText(`{"refreshToken":"${token}","refresh\\u0054oken":"x"}`)),
    ],
    [badRequest],
  ],
  [
    'refresh-near',
    ({ refreshToken: token }) =>
      [
        ...['', ' ', `${token} `, ` ${token}`, `${token}\n`, `"${token}"`, `${token}=`],
        ...[token.slice(0, -1), `${token}x`, `${token}.${token}`, `${token}\0`, `Bearer ${token}`],
        ...[`${token},${token}`, '*', '%', "' OR '1'='1' --", '__proto__'],
      ].map(refreshWith),
    [badRequest, badToken],
  ],
  [
    'refresh-long',
    ({ refreshToken: token }) =>
      ['a'.repeat(10_000), `${token}${'A'.repeat(8_000)}`, `${'.'.repeat(8_000)}${token}`].map(
        refreshWith,
      ),
    [badRequest, badToken, ...withStatus(413)],
  ],
  [
    'refresh-elsewhere',
    ({ refreshToken: token }) => [
      { ...refresh({ json: {} }), query: { refreshToken: token, refresh_token: token } },
      { ...refresh({ json: {} }), headers: { Authorization: `Bearer ${token}` } },
      { ...refresh({ json: {} }), headers: { Cookie: `refresh=${token}; refreshToken=${token}` } },
      { ...refresh({ json: {} }), headers: { 'x-refresh-token': token, refreshtoken: token } },
      refresh({
        json: { refresh_token: token, RefreshToken: token, body: { refreshToken: token } },
      }),
      refresh({ json: [{ refreshToken: token }] }),
    ],
    [badRequest],
  ],
  [
    'refresh-media-types',
    ({ refreshToken }) => {
      const form = new URLSearchParams({ refreshToken }).toString();
      const part = `--x\r\nContent-Disposition: form-data; name="refreshToken"\r\n\r\n${refreshToken}`;
      return [
        ...['', 'text/plain', 'text/json', 'application/xml'].flatMap((type) => [
          refresh({ text: { type, content: JSON.stringify({ refreshToken }) } }),
          refresh({ text: { type, content: form } }),
        ]),
        refresh({
          text: { type: 'multipart/form-data; boundary=x', content: `${part}\r\n--x--\r\n` },
        }),
      ];
    },
    withStatus(415),
  ],
  [
    'refresh-methods',
    ({ refreshToken }) => [
      { path: '/refresh', query: { refreshToken } },
      ...['PUT', 'PATCH', 'DELETE', 'GET', 'QUERY'].map((method) => ({
        ...refreshWith(refreshToken),
        method,
      })),
    ],
    withStatus(400, 404, 405, 501),
  ],
];

/** Refresh tokens that are nearly right, repeated, too long, or in the wrong place. */
export const refreshInput: Attack[] = customAttacks(input, [
  ...kinds.map(([id, requests, allowed]) =>
    withSession({
      id,
      run: (session, own) =>
        tryEach(requests(own), async (request) =>
          judgeRefusal(await session.send(request), ...allowed),
        ),
    }),
  ),
  withSession({
    id: 'refresh-guessed',
    run: (session, own) =>
      tryEach([0, 1, 2, 3], async (number) => {
        const other = await signIn(session);
        if (!('token' in other)) return other;
        const guess = guessesFrom(other, own)[number];
        if (guess === undefined) return notApplicable;
        return judgeRefusal(await session.send(refreshWith(guess)), badToken, badRequest);
      }),
  }),
]);

function refresh(body: RequestBody): HttpRequest {
  return { path: '/refresh', ...body };
}

/** Texts of the right form that no sign-in has returned. One of them may end its session, so each has a session of its own. */
function guessesFrom({ refreshToken: token }: SignedIn, other: SignedIn): string[] {
  const middle = token.length >> 1;
  const border = token.includes('.') ? token.lastIndexOf('.') : middle;
  return [
    swapCase(token),
    changeAt(token, token.length - 1),
    changeAt(token, middle + 2),
    token.slice(0, border) + other.refreshToken.slice(border),
  ];
}
