import { generateKeyPairSync, randomBytes, sign as signWithKey } from 'node:crypto';
import { seal, segment, segmentsOf } from '#attacks/forge.ts';
import { forge } from '../../support/forge.ts';
import { goodClaims, goodHeader, tokenWith, type World } from '../../support/world.ts';
import type { BadToken } from './row.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' });
const shortBytes = randomBytes(32).toString('base64url');
const longBytes = randomBytes(64).toString('base64url');

/** Catalogue 2.1: the header chooses the algorithm, or an attacker chooses the key. */
export const forgedKeys: BadToken[] = [
  ...['none', 'None', 'NONE', 'nOnE', ''].map(
    (alg): BadToken => ({
      name: `alg ${JSON.stringify(alg)} and no signature`,
      make: (world) => unsigned(world, { alg }),
      reason: 'header',
    }),
  ),
  {
    name: 'alg none before the original signature',
    make: (world) => {
      const [, claims, signature] = segmentsOf(tokenWith(world, {}));
      return `${segment({ alg: 'none' })}.${claims}.${signature}`;
    },
    reason: 'header',
  },
  {
    name: 'HS384 with the right secret',
    make: (world) => hashed(world, 'HS384', 'sha384'),
    reason: 'header',
  },
  {
    name: 'HS512 with the right secret',
    make: (world) => hashed(world, 'HS512', 'sha512'),
    reason: 'header',
  },
  {
    name: 'RS256 with the attacker’s own RSA signature',
    make: (world) => {
      const text = `${segment({ alg: 'RS256' })}.${segment(goodClaims(world))}`;
      const signature = signWithKey('sha256', Buffer.from(text), rsa.privateKey);
      return `${text}.${signature.toString('base64url')}`;
    },
    reason: 'header',
  },
  ...['RS256', 'ES256', 'PS256', 'EdDSA'].flatMap((alg): BadToken[] => [
    {
      name: `${alg} and no signature`,
      make: (world) => unsigned(world, { alg }),
      reason: 'header',
    },
    {
      name: `${alg} and 64 random bytes`,
      make: (world) => unsigned(world, { alg }) + longBytes,
      reason: 'header',
    },
    {
      name: `${alg} and 32 random bytes`,
      make: (world) => unsigned(world, { alg }) + shortBytes,
      reason: 'header',
    },
  ]),
  {
    name: 'ES256 and the psychic signature',
    make: (world) => `${unsigned(world, { alg: 'ES256' })}MAYCAQACAQA`,
    reason: 'header',
  },
  {
    name: 'JWE in compact form',
    make: () => `${segment({ alg: 'dir', enc: 'A256GCM' })}..${shortBytes}.${shortBytes}.AAAA`,
    reason: 'form',
  },
  {
    name: 'JWS in flattened JSON form',
    make: (world) => {
      const [header, payload, signature] = segmentsOf(tokenWith(world, {}));
      return JSON.stringify({ payload, protected: header, signature });
    },
    reason: 'carrier_invalid',
  },

  // The MAC below is right in every case; only the header is not.
  ...wrongHeaders([
    ['alg none', { alg: 'none' }],
    ['alg HS384', { alg: 'HS384' }],
    ['alg HS512', { alg: 'HS512' }],
    ['alg RS256', { alg: 'RS256' }],
    ['no alg', { typ: 'JWT' }],
    ['alg null', { alg: null }],
    ['alg 0', { alg: 0 }],
    ['alg true', { alg: true }],
    ['alg in an array', { alg: ['HS256'] }],
    ['alg an object', { alg: {} }],
    ['alg with its own toString', '{"alg":{"toString":"HS256"}}'],
    ['alg hs256', { alg: 'hs256' }],
    ['alg with a space', { alg: 'HS256 ' }],
    ['alg with a NUL', { alg: 'HS256\0' }],
    ['alg constructor', { alg: 'constructor' }],
    ['alg __proto__', { alg: '__proto__' }],
    ['alg toString', { alg: 'toString' }],
    ['ALG in capitals', { ALG: 'HS256' }],
    ['typ dpop+jwt', { typ: 'dpop+jwt', alg: 'HS256' }],
    ['typ refresh+jwt', { typ: 'refresh+jwt', alg: 'HS256' }],
    ['typ at+jwt', { typ: 'at+jwt', alg: 'HS256' }],
    ['typ JOSE', { typ: 'JOSE', alg: 'HS256' }],
    ['typ a number', { typ: 1, alg: 'HS256' }],
    ['typ null', { typ: null, alg: 'HS256' }],
    ['typ in an array', { typ: ['JWT'], alg: 'HS256' }],
    ['x5c', { ...goodHeader, x5c: ['MIIB'] }],
    ['crit naming exp', { ...goodHeader, crit: ['exp'] }],
    ['crit and b64', { ...goodHeader, crit: ['b64'], b64: false }],
    ['b64 false', { ...goodHeader, b64: false }],
    ['crit empty', { ...goodHeader, crit: [] }],
    ['crit a text', { ...goodHeader, crit: 'x' }],
    ['crit naming kid', { ...goodHeader, crit: ['kid'] }],
    ['zip', { ...goodHeader, zip: 'DEF' }],
    ['enc', { ...goodHeader, enc: 'A256GCM' }],
    ['cty JWT', { ...goodHeader, cty: 'JWT' }],
    ['an undefined member', { ...goodHeader, x: 1 }],
    ['an unknown kid', { ...goodHeader, kid: 'other' }],
    ['kid __proto__', { ...goodHeader, kid: '__proto__' }],
    ['kid constructor', { ...goodHeader, kid: 'constructor' }],
    ['kid a number', { ...goodHeader, kid: 1 }],
    ['kid an array', { ...goodHeader, kid: ['1'] }],
    ['kid a command', { ...goodHeader, kid: '|sleep 10' }],
  ]),

  ...wrongKeys([
    ['the empty secret', () => ''],
    ['secret', () => 'secret'],
    ['the secret of jwt.io', () => 'your-256-bit-secret'],
    ['the article’s secret', () => 'YOUR_SCRET_STRING'],
    ['a retired secret', () => randomBytes(32).toString('hex')],
    ['the secret without its last character', ({ config }) => config.secret.slice(0, -1)],
    ['the secret and a newline', ({ config }) => `${config.secret}\n`],
    ['the secret in capitals', ({ config }) => config.secret.toUpperCase()],
    ['the bytes that the secret spells', ({ config }) => Buffer.from(config.secret, 'hex')],
    ['the issuer', ({ config }) => config.issuer],
    ['a public key in PEM', () => publicPem],
  ]),

  {
    name: 'kid of an empty file, empty key',
    make: (world) =>
      forge({ ...goodHeader, kid: '../../../../dev/null' }, goodClaims(world), Buffer.alloc(0)),
    reason: 'header',
  },
  {
    name: 'kid of injected SQL, signed with what it selects',
    make: (world) =>
      forge({ ...goodHeader, kid: "x' UNION SELECT '1';--" }, goodClaims(world), '1'),
    reason: 'header',
  },
  {
    name: 'kid of 10 kB',
    make: (world) => tokenWith(world, {}, { ...goodHeader, kid: 'k'.repeat(10_000) }),
    reason: 'form',
  },
  {
    name: 'jwk with the attacker’s key, signed by it',
    make: (world) => {
      const jwk = { kty: 'oct', k: Buffer.from(shortBytes).toString('base64url') };
      return forge({ ...goodHeader, jwk }, goodClaims(world), shortBytes);
    },
    reason: 'header',
  },
];

function unsigned(world: World, header: object): string {
  return `${segment(header)}.${segment(goodClaims(world))}.`;
}

function hashed(world: World, alg: string, hash: string): string {
  return seal(segment({ alg }), segment(goodClaims(world)), world.config.secret, hash);
}

function wrongHeaders(rows: [name: string, header: object | string][]): BadToken[] {
  return rows.map(([name, header]) => ({
    name: `rightly signed, ${name}`,
    make: (world) => tokenWith(world, {}, header),
    reason: 'header',
  }));
}

function wrongKeys(rows: [name: string, key: (world: World) => string | Uint8Array][]): BadToken[] {
  return rows.map(([name, key]) => ({
    name: `signed with ${name}`,
    make: (world) => forge(goodHeader, goodClaims(world), key(world)),
    reason: 'signature',
  }));
}
