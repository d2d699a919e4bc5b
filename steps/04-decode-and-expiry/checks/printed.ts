import { findSecret } from '#attacks/find-secrets.ts';
import { forge } from '#attacks/forge.ts';
import type { PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectUnprinted } from '#kata/judge/expect.ts';
import type { Asked, JudgeSession } from '#kata/judge/session.ts';
import { claimsFor, type Members, send, tokenOf, writeObject } from './tokens.ts';

/** No token is printed, valid or not: one of each kind, and then every token of the requests so far. */
export const neverPrinted = defineCheck(
  'decode.never-printed',
  async (session) => {
    const tokens = tokensOf(session);
    for (const [, token] of tokens) await send(session, token);
    const output = await session.output();
    expectUnprinted(output, tokens);
    if (output.trim() === '') return;
    const name: PlainId = 'decode.never-printed.any';
    const sent = session.history.map(({ asked }) => tokenIn(asked)).filter(isSecret);
    const leak = findSecret(
      [...new Set(sent)].map((text) => ({ text })),
      [output],
    );
    if (leak !== undefined) expectUnprinted(output, [[name, leak.secret.text]]);
  },
  { hints: 'nothing-printed' },
);

function tokensOf(session: JudgeSession): [PlainId, string][] {
  const { random, secret } = session;
  const now = session.now();
  const signed = (changed: Members = {}) => tokenOf(session, claimsFor(session, changed));
  const padding = (length: number) => JSON.stringify(random.secret().repeat(length));
  const [header, claims] = signed().split('.');
  return [
    ['decode.never-printed.word', random.secret()],
    ['decode.never-printed.form', `${signed()}.a`],
    ['decode.never-printed.form', `${header}.${claims}`],
    ['decode.never-printed.form', forge(`${writeObject(claimsFor(session))},`, secret)],
    ['decode.never-printed.header', tokenOf(session, claimsFor(session), { alg: '"none"' })],
    [
      'decode.never-printed.header',
      tokenOf(session, claimsFor(session), { alg: '"HS256"', kid: '"1"' }),
    ],
    ['decode.never-printed.signature', forge(writeObject(claimsFor(session)), random.secret())],
    ['decode.never-printed.claims', signed({ iss: '"a"' })],
    ['decode.never-printed.claims', signed({ sub: '"a"' })],
    ['decode.never-printed.claims', signed({ sub: undefined })],
    ['decode.never-printed.claims', signed({ aud: '"a"' })],
    ['decode.never-printed.times', signed({ exp: undefined })],
    ['decode.never-printed.times', signed({ exp: '"a"' })],
    ['decode.never-printed.times', signed({ exp: String(now + session.lifetime + 60) })],
    ['decode.never-printed.times', signed({ nbf: String(now + 60) })],
    ['decode.never-printed.times', signed({ iat: String(now + 60) })],
    ['decode.never-printed.expired', signed({ iat: '0', exp: String(now - 60) })],
    ['decode.never-printed.long', signed({ a: padding(60) })],
    ['decode.never-printed.long', signed({ a: padding(120) })],
    [
      'decode.never-printed.long',
      forge(writeObject(claimsFor(session, { a: padding(120) })), random.secret()),
    ],
    ['decode.never-printed.valid', signed()],
  ];
}

function tokenIn({ headers, query, json, form }: Asked): unknown {
  for (const place of [form, json, query]) {
    const token = place && Reflect.get(place, 'access_token');
    if (token !== undefined) return token;
  }
  return headers?.['x-access-token'];
}

/** True for a token that does not consist of words of the program. */
function isSecret(token: unknown): token is string {
  return typeof token === 'string' && /^eyJ[\w.=+/-]{40,}$/.test(token);
}
