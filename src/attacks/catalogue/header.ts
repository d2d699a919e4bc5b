import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import { type AttackDefaults, signedTokenAttacks } from '../define-attacks.ts';
import { forge } from '../forge.ts';

const defaults: AttackDefaults = {
  group: 'header',
  lesson: 4,
  advice:
    'Accept "alg": "HS256" with or without "typ": "JWT", and refuse every other member (RFC 7515, 4.1.11; RFC 8725, 3.10 and 3.11).',
};

/** Tokens with a valid signature and a header that the server must refuse. */
export const header: Attack[] = signedTokenAttacks(defaults, [
  ...[
    ['dpop+jwt', 'a proof of possession'],
    ['refresh+jwt', 'a refresh token'],
    ['at+jwt', 'an access token of another profile'],
    ['logout+jwt', 'a logout notice'],
  ].map(([typ = '', what]) => ({
    id: `typ-${typ.replace('+', '-')}`,
    name: `typ "${typ}"`,
    gains: `Where one secret signs both, ${what} opens the door that only access tokens should open.`,
    token: withHeader({ typ }),
  })),
  {
    id: 'typ-jose',
    name: 'typ "JOSE"',
    gains: 'Any signed document passes for a token.',
    token: withHeader({ typ: 'JOSE' }),
  },
  {
    id: 'typ-number',
    name: 'typ 1',
    gains: 'Two readers disagree on what kind of token this is.',
    token: withHeader({ typ: 1 }),
  },
  {
    id: 'typ-null',
    name: 'typ null',
    gains: 'A check for the wrong type is passed by having none.',
    token: withHeader({ typ: null }),
  },
  {
    id: 'crit-unknown',
    name: 'crit naming an extension that nobody knows',
    gains: 'A condition that the issuer called critical is dropped.',
    token: withHeader({ crit: ['only-in-summer'], 'only-in-summer': true }),
  },
  {
    id: 'crit-b64',
    name: 'crit naming b64, and b64 false',
    gains: 'The claims are read in one encoding here and in another elsewhere.',
    token: withHeader({ crit: ['b64'], b64: false }),
  },
  {
    id: 'crit-exp',
    name: 'crit naming exp, which is no extension',
    gains: 'A malformed crit passes, so a proper one is not read either.',
    token: withHeader({ crit: ['exp'], exp: 1 }),
  },
  {
    id: 'crit-kid',
    name: 'crit naming kid, which is no extension',
    gains: 'A forbidden crit passes, so a proper one is not read either.',
    token: withHeader({ crit: ['kid'], kid: '1' }),
  },
  {
    id: 'crit-empty',
    name: 'crit an empty list',
    gains: 'A list without a demand passes, so one with a demand may, too.',
    token: withHeader({ crit: [] }),
  },
  {
    id: 'crit-text',
    name: 'crit a text',
    gains: 'A text passes for a list of demands, and none of them is met.',
    token: withHeader({ crit: 'exp' }),
  },
  {
    id: 'b64-false',
    name: 'b64 false',
    gains: 'A reader that knows b64 sees other claims than this server.',
    token: withHeader({ b64: false }),
  },
  {
    id: 'zip',
    name: 'zip "DEF"',
    gains: 'A reader that unpacks sees other claims, or is flooded by them.',
    token: withHeader({ zip: 'DEF' }),
  },
  {
    id: 'enc',
    name: 'enc "A256GCM"',
    gains: 'A signed token passes where an encrypted one is meant.',
    token: withHeader({ enc: 'A256GCM' }),
  },
  {
    id: 'cty-jwt',
    name: 'cty "JWT"',
    gains: 'The envelope of another token passes for the token.',
    token: withHeader({ cty: 'JWT' }),
  },
  {
    id: 'kid-unknown',
    name: 'kid of a key that never was',
    gains: 'A key that leaked cannot be withdrawn: its name means nothing.',
    token: withHeader({ kid: 'retired' }),
  },
  {
    id: 'kid-constructor',
    name: 'kid "constructor"',
    gains: 'A look-up of keys in a plain object finds what nobody put there.',
    token: withHeader({ kid: 'constructor' }),
  },
  {
    id: 'kid-number',
    name: 'kid 0',
    gains: 'What is no text reaches the look-up of keys, and the first one in a list is found.',
    token: withHeader({ kid: 0 }),
  },
  {
    id: 'kid-list',
    name: 'kid a list',
    gains: 'A list reaches the look-up of keys, where databases take it for several parameters.',
    token: withHeader({ kid: ['1', '2'] }),
  },
  {
    id: 'kid-long',
    name: 'kid of 8 kB',
    gains: 'Caches and logs fill up with names that the attacker makes up.',
    token: withHeader({ kid: 'k'.repeat(8_000) }),
  },
  {
    id: 'jwk-signed',
    name: 'a jwk beside the right signature',
    gains: 'The next reader of this token takes the key that it offers.',
    token: withHeader({ jwk: { kty: 'oct', k: 'AAAA' } }),
  },
  {
    id: 'header-unknown',
    name: 'a member that nobody has defined',
    gains: 'Whatever is added to the header goes unread, in the next version of the format, too.',
    token: withHeader({ x: 1 }),
  },
]);

function withHeader(members: object) {
  const header = { typ: 'JWT', alg: 'HS256', ...members };
  return ({ claims }: AttackSession, secret: string) => forge(claims, secret, { header });
}
