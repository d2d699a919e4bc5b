import { seal, segment, segmentsOf } from '#attacks/forge.ts';
import { forge } from '../../support/forge.ts';
import { goodClaims, goodHeader, tokenWith, type World } from '../../support/world.ts';
import { type BadToken, notInHeader, nowhere } from './row.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Catalogue 2.2: the text of a token was changed, or two programs read its JSON differently. */
export const forgedText: BadToken[] = [
  ...['undefined', 'null', 'x', '.', '..', '...', 'a.b', 'a.b.c', '.a.b', 'a..b', 'a.b.c.d'].map(
    (token): BadToken => ({ name: `the text ${token}`, make: () => token, reason: 'form' }),
  ),
  {
    name: 'a single space',
    make: () => ' ',
    reason: 'form',
    in: { header: 'absent' },
  },
  changed('header alone', (h) => h),
  changed('no signature and no dot', (h, c) => `${h}.${c}`),
  changed('no signature', (h, c) => `${h}.${c}.`),
  changed('a fourth segment', (h, c, s) => `${h}.${c}.${s}.${s}`),
  changed('five segments', (h, c, s) => `${h}.${c}.${s}.${s}.${s}`),
  changed('a dot before', (h, c, s) => `.${h}.${c}.${s}`),
  changed('signature shorter by 1', (h, c, s) => `${h}.${c}.${s.slice(0, -1)}`),
  changed('signature shorter by 4', (h, c, s) => `${h}.${c}.${s.slice(0, -4)}`),
  changed('signature shorter by 21', (h, c, s) => `${h}.${c}.${s.slice(0, -21)}`),
  changed('signature longer by 1', (h, c, s) => `${h}.${c}.${s}A`),
  changed('signature longer by 4', (h, c, s) => `${h}.${c}.${s}AAAA`),
  changed('signature doubled', (h, c, s) => `${h}.${c}.${s}${s}`),
  changed('signature’s twin in unused bits', (h, c, s) => `${h}.${c}.${twinOf(s)}`),
  changed('signature padded', (h, c, s) => `${h}.${c}.${s}=`),
  changed('signature with a space inside', (h, c, s) => `${h}.${c}.${inside(s, ' ')}`),
  changed('signature with a tab inside', (h, c, s) => `${h}.${c}.${inside(s, '\t')}`),
  {
    ...changed('signature with a newline inside', (h, c, s) => `${h}.${c}.${inside(s, '\n')}`),
    in: notInHeader,
  },
  {
    ...changed('signature with a NUL inside', (h, c, s) => `${h}.${c}.${inside(s, '\0')}`),
    in: notInHeader,
  },
  {
    name: 'signature in standard base64',
    make: (world) => {
      const [h, c, s] = segmentsOf(tokenWhere(world, /-.*_|_.*-/));
      return `${h}.${c}.${s.replaceAll('-', '+').replaceAll('_', '/')}`;
    },
    reason: 'form',
  },
  {
    name: 'signature in capitals',
    make: (world) => {
      const [h, c, s] = segmentsOf(tokenWhere(world, /[a-z].*[A-Z]$/));
      return `${h}.${c}.${s.toUpperCase()}`;
    },
    reason: 'signature',
  },
  changed('a space before', (h, c, s) => ` ${h}.${c}.${s}`, { header: 'accepted' }),
  changed('a space after', (h, c, s) => `${h}.${c}.${s} `, { header: 'accepted' }),
  changed('a tab after', (h, c, s) => `${h}.${c}.${s}\t`, { header: 'accepted' }),
  changed('a newline after', (h, c, s) => `${h}.${c}.${s}\n`, notInHeader),
  changed('a NUL after', (h, c, s) => `${h}.${c}.${s}\0`, notInHeader),
  changed('Bearer before', (h, c, s) => `Bearer ${h}.${c}.${s}`),
  changed('quotes around', (h, c, s) => `"${h}.${c}.${s}"`),
  changed('dots written as %2E', (h, c, s) => `${h}%2E${c}%2E${s}`),
  changed('fullwidth dots', (h, c, s) => `${h}\uff0e${c}\uff0e${s}`),
  changed('a zero-width space inside', (h, c, s) => `${h}.${inside(c, '\u200b')}.${s}`),
  changed('a right-to-left mark inside', (h, c, s) => `${h}.${inside(c, '\u200f')}.${s}`),
  changed(
    'two tokens with a comma',
    (h, c, s) => `${h}.${c}.${s}, ${h}.${c}.${s}`,
    {},
    'carrier_invalid',
  ),
  changed('base64url once more', (h, c, s) => segment(`${h}.${c}.${s}`)),

  changed('header and claims swapped', (h, c, s) => `${c}.${h}.${s}`, {}, 'header'),
  changed(
    'another header',
    (_h, c, s) => `${segment({ alg: 'HS256' })}.${c}.${s}`,
    {},
    'signature',
  ),
  resigned('another sub', (claims) => JSON.stringify({ ...claims, sub: crypto.randomUUID() })),
  resigned('admin added', (claims) => JSON.stringify({ ...claims, admin: true })),
  resigned('exp put off', (claims) => JSON.stringify({ ...claims, exp: claims.exp + 1 })),
  resigned('the same JSON with spaces', (claims) => JSON.stringify(claims, null, 1)),
  resigned('the same JSON in another order', ({ iss, ...rest }) =>
    JSON.stringify({ ...rest, iss }),
  ),

  // From here on the MAC is right for the text as sent.
  sealed('claims padded', (h, c) => [h, `${c}=`]),
  sealed('claims with a space', (h, c) => [h, inside(c, ' ')]),
  sealed('claims with an exclamation mark', (h, c) => [h, inside(c, '!')]),
  sealed('claims with a newline', (h, c) => [h, inside(c, '\n')], notInHeader),
  sealed('claims in standard base64', (h) => [h, Buffer.from('{"a":"???>>>"}').toString('base64')]),
  sealed('claims with unused bits set', (h) => [h, twinOf(segment('{"a":12}'))]),
  sealed('header padded', (h, c) => [`${h}=`, c]),
  sealed('header empty', (_h, c) => ['', c]),
  sealed('claims empty', (h) => [h, '']),

  ...[
    'null',
    '5',
    '"x"',
    '[]',
    '[{"alg":"HS256"}]',
    '{"alg":"HS256"',
    '{alg:"HS256"}',
    '{} {}',
  ].map(
    (header): BadToken => ({
      name: `rightly signed, header ${header}`,
      make: (world) => tokenWith(world, {}, header),
      reason: 'form',
    }),
  ),
  ...['null', '5', 'true', '"x"', '""', '[]', '[{"sub":"x"}]', 'sub=x', '{', '{"a":1,}'].map(
    (claims): BadToken => ({
      name: `rightly signed, claims ${claims}`,
      make: (world) => forge(goodHeader, claims, world.config.secret),
      reason: 'form',
    }),
  ),
  spelled('claims in broken UTF-8', (json) =>
    Buffer.concat([Buffer.from(`${json.slice(0, -1)},"a":"`), Buffer.of(0xff), Buffer.from('"}')]),
  ),
  spelled('claims with an overlong slash', (json) =>
    Buffer.concat([
      Buffer.from(`${json.slice(0, -1)},"a":"`),
      Buffer.of(0xc0, 0xaf),
      Buffer.from('"}'),
    ]),
  ),
  spelled('claims in UTF-16', (json) => Buffer.from(json, 'utf16le')),
  spelled('claims after a byte order mark', (json) => `\ufeff${json}`),
  spelled('sub twice', (json) => json.replace('{', '{"sub":"x",')),
  spelled('sub twice, once in escapes', (json) => json.replace('{', '{"\\u0073ub":"x",')),
  spelled('exp twice', (json) => json.replace(/}$/, ',"exp":99999999999}')),
  spelled('exp twice with spaces', (json) => json.replace('{', '{ "exp" : 1 ,')),
  spelled('a nested member twice', (json) => json.replace('{', '{"a":[{"b":1,"b":2}],')),
  spelled('__proto__', (json) => json.replace('{', '{"__proto__":{"admin":true},')),
  spelled('__proto__ in escapes', (json) => json.replace('{', '{"__pro\\u0074o__":{},')),
  spelled('__proto__ further down', (json) => json.replace('{', '{"a":{"__proto__":{}},')),
  ...[
    '{"alg":"none","alg":"HS256"}',
    '{"alg":"HS256","alg":"none"}',
    '{"\\u0061lg":"none","alg":"HS256"}',
    '{"alg":"HS256","__proto__":{"kid":"x"}}',
  ].map(
    (header): BadToken => ({
      name: `rightly signed, header ${header}`,
      make: (world) => tokenWith(world, {}, header),
      reason: 'form',
    }),
  ),

  {
    name: 'a good token of 4,097 characters',
    make: (world) => tokenOfLength(world, 4097),
    reason: 'form',
  },
  {
    name: 'claims of 3,000 nested arrays, unsigned',
    make: () => `${segment(goodHeader)}.${segment('['.repeat(2900))}.${'A'.repeat(43)}`,
    reason: 'form',
  },
  { name: '8,000 dots', make: () => '.'.repeat(8000), reason: 'form' },
  {
    name: 'a good token of 20,000 characters',
    make: (world) => tokenOfLength(world, 20_000),
    reason: 'form',
    in: nowhere,
  },
];

/** A good token of exactly this length, with one long claim; for some lengths there is none. */
export function tokenOfLength(world: World, length: number): string {
  const rest = tokenWith(world, { filler: '' }).length;
  for (let size = Math.floor(((length - rest) * 3) / 4) - 3; ; size += 1) {
    // Base64url skips every fourth length; a header that is shorter or longer by some spaces does not.
    for (const spaces of ['', ' ', '  ']) {
      const header = `{"typ":"JWT",${spaces}"alg":"HS256"}`;
      const token = tokenWith(world, { filler: 'x'.repeat(size) }, header);
      if (token.length === length) return token;
      if (token.length > length + 8)
        throw new RangeError(`Expected a length that exists, got ${length}`);
    }
  }
}

function changed(
  name: string,
  change: (header: string, claims: string, signature: string) => string,
  where: BadToken['in'] = {},
  reason: BadToken['reason'] = 'form',
): BadToken {
  return { name, make: (world) => change(...segmentsOf(tokenWith(world, {}))), reason, in: where };
}

function resigned(
  name: string,
  rewrite: (claims: ReturnType<typeof goodClaims>) => string,
): BadToken {
  return {
    name: `${name}, old signature`,
    make: (world) => {
      const [header, , signature] = segmentsOf(tokenWith(world, {}));
      return `${header}.${segment(rewrite(goodClaims(world)))}.${signature}`;
    },
    reason: 'signature',
  };
}

function sealed(
  name: string,
  write: (header: string, claims: string) => [string, string],
  where: BadToken['in'] = {},
): BadToken {
  return {
    name: `rightly signed, ${name}`,
    make: (world) => {
      const [header, claims] = segmentsOf(tokenWith(world, {}));
      return seal(...write(header, claims), world.config.secret);
    },
    reason: 'form',
    in: where,
  };
}

function spelled(name: string, spell: (json: string) => string | Uint8Array): BadToken {
  return {
    name: `rightly signed, ${name}`,
    make: (world) =>
      forge(goodHeader, spell(JSON.stringify(goodClaims(world))), world.config.secret),
    reason: 'form',
  };
}

/** A good token whose signature happens to look as told. */
function tokenWhere(world: World, pattern: RegExp): string {
  for (let n = 0; ; n += 1) {
    const token = tokenWith(world, { n });
    if (pattern.test(segmentsOf(token)[2])) return token;
  }
}

function inside(segment: string, character: string): string {
  const middle = segment.length >> 1;
  return segment.slice(0, middle) + character + segment.slice(middle);
}

/** The same bytes, for a kind reader, with another last character (RFC 4648, 3.5). */
function twinOf(segment: string): string {
  const last = alphabet.indexOf(segment.slice(-1));
  return segment.slice(0, -1) + alphabet.charAt(last ^ 1);
}
