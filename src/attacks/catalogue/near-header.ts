import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import type { AttackDefaults } from '../define-attacks.ts';
import { signedTokenKinds, tokenKinds } from '../define-kinds.ts';
import { forge, segment, segmentsOf } from '../forge.ts';
import { nearTexts, oddValues } from './near-misses.ts';

const algorithm: AttackDefaults = { group: 'algorithm', lesson: 4, advice: 'algorithm' };
const header: AttackDefaults = { group: 'header', lesson: 4, advice: 'header' };

const noAlgorithms: unknown[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'noNE', 'none ', ' none', 'none\0', 'none\n', 'n\u043ene'],
  ...['', ' ', 'null', 'undefined', 'false', 'HS0', 'plain', null, false, 0, [], {}, ['none']],
];

/** Parts of names, and names of other algorithms and of their parts. */
const otherAlgorithms = [
  ...['', 'HS', 'H', '256', 'S256', 'HS25', 'SHA256', 'sha256', 'HMAC', 'HMACSHA256', 'HS1', 'HS2'],
  ...[
    'HS256,HS384',
    'HS256 none',
    'none,HS256',
    'HS2560',
    'HS-256',
    'hmac-sha256',
    'dir',
    'A256KW',
  ],
];

/** Every other member of a header that some specification names, and names that only look special. */
const members: Record<string, unknown>[] = [
  ...['kid', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'enc', 'cty'],
  ...['epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c', 'url', 'nonce', 'ppt', 'svt', 'iss', 'sub'],
  ...['aud', 'exp', 'trust', 'Alg', 'TYP', 'alg ', '', 'constructor', 'toString', 'length'],
].map((name) => ({ [name]: 'x' }));

/** Harmless values, which a check for truth overlooks. */
const emptyMembers = ['kid', 'crit', 'cty', 'b64'].flatMap((name) =>
  [null, false, 0, '', true].map((value) => ({ [name]: value })),
);

/** Tokens whose header is nearly right. */
export const nearHeader: Attack[] = [
  ...tokenKinds(algorithm, [
    {
      id: 'alg-none-spellings',
      tokens: ({ token, claims }) =>
        noAlgorithms.flatMap((alg) => {
          const [, , signature] = segmentsOf(token);
          const text = `${segment({ typ: 'JWT', alg })}.${segment(claims)}`;
          return [`${text}.`, `${text}.${signature}`];
        }),
    },
  ]),
  ...signedTokenKinds(algorithm, [
    { id: 'alg-near', tokens: withEach('alg', [...nearTexts('HS256'), ...otherAlgorithms]) },
    { id: 'alg-types', tokens: withEach('alg', oddValues('HS256')) },
  ]),
  ...signedTokenKinds(header, [
    {
      id: 'typ-near',
      tokens: withEach('typ', [...nearTexts('JWT'), 'application/jwt', 'at+jwt', 'JWS', 'JWE']),
    },
    { id: 'typ-types', tokens: withEach('typ', oddValues('JWT')) },
    { id: 'header-members', tokens: withMembers(members) },
    { id: 'header-empty-members', tokens: withMembers(emptyMembers) },
  ]),
];

/** A validly signed token for each value of a member. */
function withEach(member: 'alg' | 'typ', values: readonly unknown[]) {
  return withMembers(values.map((value) => ({ [member]: value })));
}

function withMembers(list: readonly Record<string, unknown>[]) {
  return ({ claims }: AttackSession, secret: string): string[] =>
    list.map((other) => forge(claims, secret, { header: { typ: 'JWT', alg: 'HS256', ...other } }));
}
