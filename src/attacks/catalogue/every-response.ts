import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { type AttackDefaults, customAttacks } from '../define-attacks.ts';
import { secretFinder } from '../find-secrets.ts';
import { readSegment } from '../forge.ts';
import type { Exchange } from '../history.ts';
import type { HttpResponse } from '../http/response.ts';
import { fieldOf } from '../json.ts';
import { breach, challengeIn, isStorable } from '../judge-response.ts';
import { say, type Text } from '../message.ts';
import type { Outcome } from '../outcome.ts';
import { login } from './requests.ts';

const errorTexts: AttackDefaults = { group: 'server', lesson: 1, advice: 'every-error' };
const retryAfter: AttackDefaults = { group: 'server', lesson: 1, advice: 'retry-after' };
const secrecy: AttackDefaults = { group: 'token', lesson: 2, advice: 'token-secrecy' };
const shape: AttackDefaults = { group: 'token', lesson: 2, advice: 'token-claims' };
const challenges: AttackDefaults = { group: 'access', lesson: 5, advice: 'every-challenge' };

/** The seconds by which a token may differ from the clock of the server. */
const tolerance = 2;

/** Checks of all responses to the attacks before them. */
export const everyResponse: Attack[] = [
  ...customAttacks(errorTexts, [
    {
      id: 'every-error',
      run: (session) =>
        judgeHistory(session, ({ response, request }) => {
          const { status, headers, body } = response;
          if (status < 400 || request.method === 'HEAD') return undefined;
          if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
            return 'Content-Type: application/json';
          }
          const described = typeof body.error_description === 'string';
          if (typeof body.error !== 'string' || !described)
            return say('attack.expected.both-members');
          return undefined;
        }),
    },
    {
      id: 'every-response-stored',
      run: (session) =>
        judgeHistory(session, ({ response }) =>
          isStorable(response) ? 'Cache-Control: no-store' : undefined,
        ),
    },
  ]),
  ...customAttacks(retryAfter, [
    {
      id: 'every-retry-after',
      run: (session) =>
        judgeHistory(session, ({ response: { status, headers } }) => {
          const later = status === 429 || status === 503;
          return later && !/^\d+$/.test(headers['retry-after'] ?? '')
            ? 'Retry-After: …'
            : undefined;
        }),
    },
  ]),
  ...customAttacks(secrecy, [
    {
      id: 'every-cookie',
      run: (session) =>
        judgeHistory(session, ({ response: { headers } }) =>
          'set-cookie' in headers ? say('attack.expected.no-cookie') : undefined,
        ),
    },
    { id: 'every-trace', run: findTraces },
    { id: 'login-only-fields', run: checkFields },
  ]),
  ...customAttacks(shape, [
    { id: 'token-only-claims', run: checkClaims },
    { id: 'token-time', run: checkTime },
  ]),
  ...customAttacks(challenges, [
    {
      id: 'every-challenge',
      run: (session) =>
        judgeHistory(session, ({ response: { status, headers, body } }) => {
          const challenge = challengeIn(headers['www-authenticate']);
          if (status === 401 && body.error === 'missing_token') {
            return challenge === '' ? undefined : say('attack.expected.bare-challenge');
          }
          if (status === 401 && body.error === 'invalid_token') {
            const right = challenge === body.error;
            return right ? undefined : 'WWW-Authenticate: Bearer realm="…", error="invalid_token"';
          }
          const wanted = status === 401 || (status === 400 && body.error === 'invalid_request');
          if (
            challenge === null ||
            (wanted && challenge === body.error) ||
            body.error === undefined
          ) {
            return undefined;
          }
          return say('attack.expected.no-challenge');
        }),
    },
  ]),
];

/** Reports the first response of this server that lacks something. Node refuses malformed HTTP itself, without a body. */
async function judgeHistory(
  { history }: AttackSession,
  lacks: (exchange: Exchange) => Text | undefined,
): Promise<Outcome> {
  for (const exchange of history) {
    const { response } = exchange;
    if (response.status === 0 || !('content-type' in response.headers)) continue;
    const expected = lacks(exchange);
    if (expected !== undefined) return breach(response, expected, false);
  }
  return { held: true };
}

/** Searches all responses, and the tokens in them, for parts of the password and of the secret. */
async function findTraces({
  history,
  password,
  secret,
  username,
}: AttackSession): Promise<Outcome> {
  const secrets = [password, secret ?? ''].filter((text) => !username.includes(text));
  // A secret may be of words, such as "access-token", which are in a response, too, with other signs between them.
  const find = secretFinder(
    secrets.map((text) => ({ text })),
    { apart: 16 },
  );
  const textsOf = (response: HttpResponse) => {
    const text = readable(response);
    return [text, text.toLowerCase()];
  };
  const responses = history.map(({ response }) => response);
  if (find(responses.flatMap(textsOf)).length === 0) return { held: true };
  const leaky = responses.find((response) => find(textsOf(response)).length > 0);
  return leaky ? breach(leaky, say('attack.expected.no-trace'), true) : { held: true };
}

/** All text of a response, with the segments of its token decoded. */
function readable({ headers, text, body }: HttpResponse): string {
  const { date: _, ...others } = headers;
  const { token } = body;
  const parts = typeof token === 'string' ? [0, 1].map((index) => readSegment(token, index)) : [];
  const values = parts.flatMap((part) => Object.values(part ?? {}).map(String));
  const decoded = values.map((value) => Buffer.from(value, 'base64').toString());
  const bare = text.replaceAll(/"token":"[^"]*"/g, '');
  return [bare, ...Object.values(others), ...values, ...decoded].join('\n');
}

/** The response to a login has the documented fields only. */
async function checkFields({
  loginResponse,
  userId,
  refreshToken,
}: AttackSession): Promise<Outcome> {
  const { body } = loginResponse;
  const user = body.user;
  const fields = Object.keys(body).sort().join();
  const userFields =
    typeof user === 'object' && user !== null ? Object.keys(user).sort().join() : '';
  const expires = Number(readSegment(String(body.token), 1)?.exp) * 1000;
  const names = refreshToken === undefined ? [] : ['refreshExpires', 'refreshToken'];
  const all = ['expires', ...names, 'token', 'user'].join();
  const documented = fields === all && userFields === 'id,username';
  if (documented && fieldOf(user, 'id') === userId && body.expires === expires) {
    return { held: true };
  }
  return breach(loginResponse, say('attack.expected.only-fields'), false);
}

/** A token has the documented claims only, of the documented types. */
async function checkClaims({
  loginResponse,
  header,
  claims,
  userId,
  refreshToken,
}: AttackSession): Promise<Outcome> {
  const { iss, sub, iat, exp, jti, ...others } = claims;
  const { alg, typ, ...otherMembers } = header;
  const texts = [iss, sub, jti].every((claim) => typeof claim === 'string' && claim !== '');
  const times = [iat, exp].every((claim) => Number.isSafeInteger(claim));
  const right = texts && times && sub === userId && Number(exp) > Number(iat) && alg === 'HS256';
  const session = refreshToken === undefined ? '' : 'sid';
  const bare = Object.keys(others).join() === session && Object.keys(otherMembers).length === 0;
  if (right && bare && String(jti).length >= 16 && (typ === undefined || typ === 'JWT')) {
    return { held: true };
  }
  const received = JSON.stringify([header, claims]);
  const expected = say('attack.expected.only-claims');
  return { held: false, through: false, sent: loginResponse.curl, received, expected };
}

/** Signs in at the end of the run: the new token counts from now, on the clock of the server, and lives as long as the first. */
async function checkTime(session: AttackSession): Promise<Outcome> {
  const { username, password, claims, send } = session;
  const response = await send(login({ json: { username, password } }));
  const { token } = response.body;
  if (response.status === 429) return { skipped: say('attack.skipped.rate-limit') };
  if (typeof token !== 'string') return breach(response, say('attack.expected.token'), false);
  const { iat, exp } = readSegment(token, 1) ?? {};
  const date = response.headers.date;
  const now = (date === undefined ? Date.now() : Date.parse(date)) / 1000;
  const punctual = Math.abs(Number(iat) - now) <= tolerance;
  const lifetime = Number(exp) - Number(iat);
  if (punctual && lifetime === Number(claims.exp) - Number(claims.iat)) return { held: true };
  return breach(response, say('attack.expected.iat-now', { iat: String(iat), now }), false);
}
