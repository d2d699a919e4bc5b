import type { RandomSource } from '#kata/judge/random.ts';

/** The longest lifetime, in seconds. */
export const longest = 366 * 24 * 60 * 60;

/** Lifetimes that must be returned exactly: both bounds, and numbers around whole minutes, hours and days. */
export const goodLifetimes: readonly number[] = [
  ...[1, 2, 9, 10, 59, 60, 61, 90, 899, 900, 901, 3599, 3600, 3601, 5000, 65_535, 65_536],
  ...[86_399, 86_400, 86_401, 604_799, 604_800, 604_801, 1_000_001, longest - 1, longest],
];

/** A random lifetime of each number of digits. */
export function randomLifetimes({ integer }: RandomSource): number[] {
  return Array.from({ length: 8 }, (_, digits) =>
    integer(10 ** digits, Math.min(10 ** (digits + 1) - 1, longest)),
  );
}

/** The digit 0 of other scripts. */
const zeros = ['٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟘', '߀'];

/** Values that are not a whole number of seconds in digits 0 to 9, or are out of bounds. */
export const badLifetimes: readonly string[] = [
  ...['soon', '0', '-60', '1.5', '7d', '1e3', '0x384', ' 900', '+900', `${longest + 1}`],
  ...[
    '9'.repeat(30),
    '٩٠٠',
    '００９',
    '900 ',
    '900\n',
    '\t900',
    '900\r\n',
    '9 00',
    '9_00',
    '9,000',
  ],
  ...[
    '900n',
    '900s',
    '15m',
    '900.0',
    '900.',
    '.5',
    '-1',
    '-0',
    '00',
    '0.1',
    '0b11',
    '0o17',
    '1e-1',
  ],
  ...[
    '900;',
    '900 seconds',
    '"900"',
    '[900]',
    '{}',
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    'true',
  ],
  ...[
    'undefined',
    'never',
    ' ',
    '\n',
    '９００',
    '九百',
    'Ⅸ',
    '⁹',
    '①',
    '9٠٠',
    '٩00',
    '−900',
    'PT15M',
  ],
  ...[`${longest}.5`, `${2 ** 31}`, `${2 ** 32 + 900}`, `${2 ** 53}`, '1'.repeat(400)],
];

/** Random values of the same kinds. */
export function randomBadLifetimes({ integer, word, text, pick }: RandomSource): string[] {
  const number = String(integer(1, longest));
  return [
    ...zeros.map((zero) => inDigitsOf(zero, number)),
    ...[word(), `-${number}`, `${number}${pick([...'smhdw'])}`, `${number}.${integer(1, 9)}`],
    ...[String(integer(longest + 1, 99_999_999)), text('123456789', integer(9, 15))],
  ];
}

/** Issuers that must be returned unchanged. */
export const goodIssuers: readonly string[] = [
  ...[
    'https://Auth.Example.org:8443/Tenant/1/?v=2#top',
    'https://example.org/',
    'HTTPS://EXAMPLE.ORG',
  ],
  ...[
    'My Issuer',
    ' issuer',
    'issuer ',
    '\tissuer\n',
    'a.b.c',
    '.',
    'x',
    '0',
    '12345',
    'false',
    'null',
  ],
  ...[
    'undefined',
    "'quoted'",
    '"quoted"',
    'Größe-服务',
    'e\u0301mile',
    '\u00e9mile',
    'ﬁ',
    'a,b;c=d',
  ],
  ...[
    'a%20b+c',
    '\\n',
    'urn:example:issuer',
    'user@example.org',
    '{"iss":"x"}',
    ' ',
    'KOA-JWT-KATA',
  ],
];

/** Random issuers, short and long. */
export function randomIssuers({ word, text, integer }: RandomSource): string[] {
  return [word(), `https://${word()}.example/${word()}/`, text('abcXYZ019 ._-/:', integer(2, 200))];
}

function inDigitsOf(zero: string, number: string): string {
  const first = zero.codePointAt(0) ?? 0;
  return [...number].map((digit) => String.fromCodePoint(first + Number(digit))).join('');
}
