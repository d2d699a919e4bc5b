import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { type AttackDefaults, customAttacks, notApplicable } from '../define-attacks.ts';
import { asUser } from '../define-features.ts';
import { requestKinds, tryEach } from '../define-kinds.ts';
import type { HttpRequest } from '../http/request.ts';
import { badCarrier, badRequest, breach, judgeRefusal, withStatus } from '../judge-response.ts';
import { say } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { badSignature, jsonText, login } from './requests.ts';

const decoding: AttackDefaults = { group: 'body', lesson: 1, advice: 'strict-utf8' };
const members: AttackDefaults = { group: 'body', lesson: 3, advice: 'unique-fields' };
const mediaTypes: AttackDefaults = { group: 'body', lesson: 1, advice: 'media-types' };
const cheap: AttackDefaults = { group: 'login', lesson: 2, advice: 'cheap-refusals' };

/** Eight accents, of which a server needs long to find the right order. */
const accents = '\u0345\u035d\u035c\u0315\u0344\u0316\u031b\u0321';

/** More requests than the rate limits of most servers allow, if they count requests that cannot be guesses. */
const manyRequests = 24;

/** Milliseconds that a name of accents may take: on a busy machine all names are slow. */
const limitFor = (plain: number) => plain * 1.5 + 25;

/** Sign-ins that a server reads in two ways, or that cost it more than the attacker. */
export const costlySignIn: Attack[] = [
  ...requestKinds({ ...decoding, allowed: [badRequest] }, [
    {
      id: 'body-not-utf8',
      requests: (session) => ['ff', 'c0af', 'eda080', 'e9'].flatMap((odd) => notUtf8(session, odd)),
    },
  ]),
  ...requestKinds({ ...members, allowed: [badRequest] }, [
    {
      id: 'login-members-twice',
      requests: ({ username, password }) => {
        const [name, word] = [username, password].map((text) => JSON.stringify(text));
        return [
          `{"username":${name},"password":"x","password":${word}}`,
          `{"username":${name},"password":${word},"password":"x"}`,
          `{"username":${name},"password":${word},"pass\\u0077ord":${word}}`,
          `{"username":"x","username":${name},"password":${word}}`,
        ].map((content) => login(jsonText(content)));
      },
    },
    {
      id: 'body-token-twice',
      requests: (session) => {
        const { bodyPath: path, token } = session;
        const bad = badSignature(session);
        return [
          `{"access_token":"${bad}","access_token":"${token}"}`,
          `{"access_token":"${token}","access_token":"${token}"}`,
          `{"access_token":"","access\\u005ftoken":"${token}"}`,
        ].map((content) => (path === undefined ? undefined : { path, ...jsonText(content) }));
      },
      allowed: [badCarrier],
    },
  ]),
  ...customAttacks(mediaTypes, [{ id: 'credentials-multipart', run: tryMultipart }]),
  ...customAttacks(cheap, [
    { id: 'login-shapeless', run: checkShapeless },
    { id: 'username-accents', run: compareAccents },
  ]),
];

const formType = 'application/x-www-form-urlencoded';

/** The right logins with some bytes behind the name or the password, in hexadecimal, that are not UTF-8. */
function notUtf8({ username, password }: AttackSession, odd: string): HttpRequest[] {
  const [name, word] = [username, password].map((text) => JSON.stringify(text).slice(0, -1));
  const fields: [type: string, before: string, after: string][] = [
    ['application/json', `{"username":${name}","password":${word}`, '"}'],
    ['application/json', `{"password":${word}","username":${name}`, '"}'],
    [formType, new URLSearchParams({ username, password }).toString(), ''],
  ];
  return fields.map(([type, before, after]) => {
    const content = [Buffer.from(before), Buffer.from(odd, 'hex'), Buffer.from(after)];
    return login({ text: { type, content: Buffer.concat(content) } });
  });
}

/** Sends multipart bodies to every route that reads a secret. They change nothing: the name is taken, the password wrong. */
function tryMultipart(session: AttackSession): Promise<Outcome> {
  const { username, token } = session;
  const password = randomUUID();
  const rows: [path: string, fields: Record<string, string>][] = [
    ['/login', { username, password }],
    ['/users', { username, password }],
    ['/refresh', { refreshToken: password }],
    ['/api/password', { password, newPassword: password }],
  ];
  return tryEach(rows, async ([path, fields]) => {
    const request = asUser(session, token, { path, text: multipart(fields) });
    const response = await session.send(request);
    if (response.status === 404 || response.status === 405) return notApplicable;
    return judgeRefusal(response, ...withStatus(415), ...(path === '/login' ? [badRequest] : []));
  });
}

function multipart(fields: Record<string, string>) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=x', content: `${parts.join('')}--x--\r\n` };
}

/** Sends requests that contain no guess. The user must still be able to sign in afterwards. */
async function checkShapeless({ username, password, send }: AttackSession): Promise<Outcome> {
  const right = login({ json: { username, password } });
  if ((await send(right)).status !== 200) return { skipped: say('attack.skipped.rate-limit') };
  const kinds = [{ username }, {}, { password }, { username, password: 1 }, [], { username: [] }];
  for (let sent = 0; sent < manyRequests; sent += kinds.length) {
    const responses = await Promise.all(kinds.map((json) => send(login({ json }))));
    const counted = responses.find(({ status }) => status === 429 || status === 503);
    if (counted !== undefined) return breach(counted, say('attack.expected.not-counted'), true);
  }
  const response = await send(right);
  if (response.status === 200) return { held: true };
  return breach(response, say('attack.expected.not-counted'), true);
}

/** Compares the times of a long name of accents and a long name of letters. One pair that is alike is enough. */
async function compareAccents({ send }: AttackSession): Promise<Outcome> {
  const attempt = (username: string) => send(login({ json: { username, password: randomUUID() } }));
  let [odd, plain] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let n = 0; ; n += 1) {
    const response = await attempt(accents.repeat(900));
    odd = Math.min(odd, response.time);
    plain = Math.min(plain, (await attempt('n'.repeat(14_400))).time);
    if (response.status === 429) return { skipped: say('attack.skipped.rate-limit') };
    if (odd <= limitFor(plain)) return { held: true };
    if (n < 7) continue;
    const [slow, fast] = [Math.round(odd), Math.round(plain)];
    return breach(response, say('attack.expected.as-quick', { slow, fast }), true);
  }
}
