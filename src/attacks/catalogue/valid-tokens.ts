import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { present } from '../carriers.ts';
import { type AttackDefaults, customAttacks, judgeForSession } from '../define-attacks.ts';
import { servedTokens, withSecret } from '../define-kinds.ts';
import { forge, type Part } from '../forge.ts';
import { badToken, judgeAccess } from '../judge-response.ts';
import type { Outcome } from '../outcome.ts';

const defaults: AttackDefaults = { group: 'claims', lesson: 4, advice: 'valid-tokens' };

/** The longest token that the course accepts, in characters. */
const longest = 4_096;

/** Tokens that are valid, though no token of this server looks like them. They must be served. */
export const validTokens: Attack[] = [
  ...servedTokens(defaults, [
    {
      id: 'valid-spellings',
      tokens: ({ claims, header }, secret) =>
        spellings(claims).map((json) => forge(json, secret, { header })),
    },
    {
      id: 'valid-headers',
      tokens: ({ claims }, secret) =>
        [
          ...['{"alg":"HS256"}', '{"alg":"HS256","typ":"JWT"}', ' {"typ":"JWT","alg":"HS256"} '],
          ...['{\n"typ" : "JWT",\n"alg" : "HS256"\n}', '{"\\u0061lg":"HS\\u003256"}'],
        ].map((header) => forge(claims, secret, { header })),
    },
    {
      id: 'valid-claims',
      tokens: ({ claims, header }, secret) =>
        otherClaims(claims).map((others) => forge({ ...claims, ...others }, secret, { header })),
    },
    {
      id: 'valid-times',
      tokens: ({ claims, header }, secret) => {
        const now = Date.now() / 1000;
        const lifetime = Number(claims.exp) - Number(claims.iat);
        return [
          ...[{ iat: now }, { nbf: now }, { iat: now, nbf: now - 0.2 }, { nbf: -1 }, { nbf: 0 }],
          ...[{ nbf: Math.floor(now) }, { exp: now + lifetime / 2 + 0.5 }],
          ...(lifetime > 0
            ? [{ iat: Math.floor(now - lifetime / 2), exp: Math.floor(now + lifetime * 0.4) }]
            : []),
        ].map((times) => forge({ ...claims, ...times }, secret, { header }));
      },
    },
    {
      id: 'valid-lengths',
      tokens: (session, secret) =>
        [300, 301, 512, 513, 1_000, 1_025, 2_049, longest - 1, longest].flatMap((length) =>
          withLength(session, secret, length),
        ),
    },
  ]),
  ...customAttacks(defaults, [withSecret({ id: 'valid-later', run: checkLater })]),
];

/** The same claims as JSON, as other libraries and languages write it. */
function spellings(claims: Record<string, unknown>): string[] {
  const json = JSON.stringify(claims);
  const escaped = (text: string) =>
    text.replaceAll(/[a-z]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
  return [
    JSON.stringify(claims, null, 2),
    JSON.stringify(claims, null, '\t').replaceAll('\n', '\r\n'),
    ` \n${json.replaceAll(/"(?:[^"\\]|\\.)*"|[,:]/g, (part) => ` ${part} `)} `,
    JSON.stringify(Object.fromEntries(Object.entries(claims).reverse())),
    json.replaceAll('/', '\\/'),
    json.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => (text.includes('\\') ? text : escaped(text))),
    json.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    json.replace(/"exp":(\d+)/, '"exp":$1.0'),
    json.replace(/"exp":(\d)(\d{9})\b/, '"exp":$1.$2e9'),
  ];
}

/** Claims that the server does not know, or does not need. */
function otherClaims(claims: Record<string, unknown>): object[] {
  const names = ['iat', 'nbf', 'jti'].filter((name) => name in claims);
  return [
    ...names.map((name) => ({ [name]: undefined })),
    Object.fromEntries(names.map((name) => [name, undefined])),
    ...['', '1', 'x'.repeat(200), '林 \u0000'].map((jti) => ({ jti })),
    { name: '林', emoji: '\u{1f511}', accent: 'e\u0301' },
    { a: { sub: '1', exp: 0, b: [{ sub: '2' }, { sub: '2' }] }, alg: 'none' },
    { a: '{"sub":"1","sub":"2"}', b: '"__proto__":', c: '\\"', d: '},{' },
    { a: ['__proto__', 'sub', 'sub'], '': '', 'a b': 1, 'sub ': '1', SUB: '1' },
    { constructor: 1, toString: null, length: -1, hasOwnProperty: false },
    { a: 1e300, b: -0.5, c: 0, d: [[[[[[]]]]]], scope: 'a b', roles: ['admin'] },
  ];
}

/** A valid token of exactly this length; none if its own claims are longer, or no filler has that length. */
function withLength({ claims, header }: AttackSession, secret: string, length: number): string[] {
  for (let filler = length; filler >= 0; filler -= 1) {
    const token = fill(claims, header, secret, filler);
    if (token.length === length) return [token];
    if (token.length < length) return [];
    filler -= Math.max(Math.floor(((token.length - length) * 3) / 4) - 2, 0);
  }
  return [];
}

function fill(claims: object, header: Part, secret: string, length: number): string {
  return forge({ ...claims, filler: 'x'.repeat(length) }, secret, { header });
}

/** A token that is refused because it comes too early must be accepted when its time has come. */
async function checkLater(session: AttackSession, secret: string): Promise<Outcome> {
  const { claims, header, username } = session;
  const nbf = Date.now() / 1000 + 0.7;
  const token = forge({ ...claims, nbf }, secret, { header });
  const early = await present(session, token);
  if (early === undefined) return { held: true };
  const outcome = judgeForSession(session, early, [badToken]);
  if (Date.now() / 1000 < nbf && !('held' in outcome && outcome.held)) return outcome;
  await setTimeout(Math.max(nbf * 1000 - Date.now(), 0) + 20);
  const later = await present(session, token);
  return later ? judgeAccess(later, username) : { held: true };
}
