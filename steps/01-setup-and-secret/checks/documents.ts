import { message, type PlainId } from '#i18n/message.ts';
import type { InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';

/** Labels of RFC 7468, and those that OpenSSL and OpenSSH write. */
const labels = [
  ...['PUBLIC KEY', 'CERTIFICATE', 'PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'CERTIFICATE REQUEST'],
  ...['X509 CRL', 'PKCS7', 'CMS', 'ATTRIBUTE CERTIFICATE', 'X509 CERTIFICATE'],
  ...['RSA PUBLIC KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY'],
];

const pemLayouts: readonly [PlainId, (pem: string) => string][] = [
  ['setup.layout.file', (pem) => `${pem}\n`],
  ['setup.layout.no-end', (pem) => pem],
  ['setup.layout.windows', (pem) => pem.replaceAll('\n', '\r\n')],
  ['setup.layout.escaped', (pem) => pem.replaceAll('\n', '\\n')],
  ['setup.layout.one-line', (pem) => pem.replaceAll('\n', ' ')],
  ['setup.layout.blank-first', (pem) => `\n  ${pem}`],
  ['setup.layout.after-long-text', (pem) => `${'#\n'.repeat(2400)}${pem}\n`],
  ['setup.layout.after-text', (pem) => `Bag Attributes\n    friendlyName: api\n${pem}\n`],
];

const jwkLayouts: readonly [PlainId, (jwk: object) => string][] = [
  ['setup.layout.compact', (jwk) => JSON.stringify(jwk)],
  ['setup.layout.indented', (jwk) => JSON.stringify(jwk, null, 2)],
  ['setup.layout.tabs', (jwk) => JSON.stringify(jwk, null, '\t').replaceAll('\n', '\r\n')],
  ['setup.layout.spaced', (jwk) => JSON.stringify(jwk, null, 1).replaceAll('\n', '')],
  ['setup.layout.colon-spaced', (jwk) => JSON.stringify(jwk).replaceAll('":', '" :')],
  ['setup.layout.blank-first', (jwk) => ` \n${JSON.stringify(jwk)}`],
  ['setup.layout.blank-last', (jwk) => `${JSON.stringify(jwk)}\n`],
  ['setup.layout.key-set', (jwk) => JSON.stringify({ keys: [jwk] })],
  ['setup.layout.key-set-indented', (jwk) => JSON.stringify({ keys: [jwk, jwk] }, null, 4)],
];

const memberOrders = ['first', 'middle', 'last'] as const;

/** The required members of each type of key (RFC 7518, 6 and RFC 8037). */
const keyTypes: Record<string, (random: RandomSource) => Record<string, string>> = {
  oct: (random) => ({ k: part(random, 32) }),
  RSA: (random) => ({ n: part(random, 256), e: 'AQAB' }),
  EC: (random) => ({ crv: 'P-256', x: part(random, 32), y: part(random, 32) }),
  OKP: (random) => ({ crv: 'Ed25519', x: part(random, 32), d: part(random, 32) }),
};

/** PEM documents with every label, in every layout. */
export const pemDocuments: readonly InputClass<string>[] = labels.flatMap((label) =>
  pemLayouts.map(([layout, lay]) => ({
    name: message('setup.document.pem', { label, what: message(layout) }),
    draw: (random: RandomSource) => {
      const lines = random
        .bytes(random.integer(40, 400))
        .toString('base64')
        .match(/.{1,64}/g);
      return lay(`-----BEGIN ${label}-----\n${lines?.join('\n')}\n-----END ${label}-----`);
    },
  })),
);

/** JWKs of every type, in every layout, with "kty" in every place. */
export const jwkDocuments: readonly InputClass<string>[] = Object.entries(keyTypes).flatMap(
  ([kty, membersOf]) =>
    memberOrders.flatMap((order) =>
      jwkLayouts.map(([layout, lay]) => ({
        name: message('setup.document.jwk', {
          kty,
          what: message(layout),
          why: message(`setup.document.kty-${order}`),
        }),
        draw: (random: RandomSource) => {
          const x5c = [part(random, 30).repeat(random.pick([1, 40, 130]))];
          const further = { kid: random.word(), alg: 'HS256', use: 'sig', x5c };
          const others = random.shuffle(Object.entries({ ...membersOf(random), ...further }));
          const at = { first: 0, middle: 2, last: others.length }[order];
          return lay(Object.fromEntries(others.toSpliced(at, 0, ['kty', kty])));
        },
      })),
    ),
);

function part({ bytes }: RandomSource, count: number): string {
  return bytes(count).toString('base64url');
}
