import { type Message, message } from '#i18n/message.ts';
import type { InputClass } from '#kata/judge/generate.ts';
import { simplerText } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { Place } from './contents.ts';

type TextClass = InputClass<string>;

/** Texts that a program may cut off, decode or translate. The most usual ones are first. */
const fronts = [
  ...[
    'Bearer ',
    'bearer ',
    'BEARER ',
    'JWT ',
    'Token ',
    'Basic ',
    'Bearer',
    'Bearer: ',
    'Bearer%20',
  ],
  ...[
    '%61',
    '%',
    '%zz',
    '%00',
    '%2e',
    '+',
    '&',
    '=',
    '?',
    '#',
    '/',
    '\\',
    '-',
    '_',
    '.',
    ':',
    ';',
    '@',
    '~',
  ],
  ...[
    'access_token=',
    'token=',
    'x-access-token: ',
    'jwt:',
    's:',
    'v1.',
    'data:',
    '$&',
    '$1',
    '__proto__',
  ],
];
const ends = [
  ...['=', '==', '.', '..', ';', '&', '%', '%3D', '%20', '+', '\\', '/', '?', '#', '!', '; path=/'],
];
const around: [string, string][] = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\v',
    '\f',
    '\0',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u2028',
    '\ufeff',
  ].map((white): [string, string] => [white, white]),
  ...['"', "'", '`', '*', '|', '\\"'].map((quote): [string, string] => [quote, quote]),
  ...['<>', '()', '[]', '{}', '“”', '«»'].map((pair): [string, string] => [
    pair.slice(0, 1),
    pair.slice(1),
  ]),
  ...[' ', '\n', '\t', '"', "'"].flatMap((one): [string, string][] => [
    [one, ''],
    ['', one],
  ]),
  ['["', '"]'],
  ['{"token":"', '"}'],
];
const middles = [
  ...[
    ' ',
    '  ',
    '+',
    '%20',
    '%2B',
    '%41',
    '%',
    '&',
    '=',
    ';',
    '"',
    "'",
    '\\',
    '/',
    '.',
    '..',
    '\n',
    '\t',
    '\0',
    ' or ',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ſ',
    '中',
    '文字',
    '😀',
    'ﬁ',
    'Ａ',
    '٣',
    '\u202e',
    '\u00ad',
    '\u200d',
    '\ufffd',
  ],
];
const words = [
  ...[
    '0',
    'a.b.c',
    'null',
    'undefined',
    'true',
    'false',
    'NaN',
    '-0',
    '1',
    'none',
    'nil',
    'None',
    'no',
    'off',
  ],
  ...[
    '{}',
    '[]',
    '""',
    "''",
    '[object Object]',
    '[null]',
    '[""]',
    'Bearer',
    'Bearer ',
    'token',
    'access_token',
  ],
  ...[
    'anonymous',
    'guest',
    'deleted',
    'logout',
    'test',
    'debug',
    'admin',
    'secret',
    'invalid',
    '*',
    '-',
    '.',
    '..',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'length',
    'body',
    'query',
    'header',
  ],
  ...[
    '%',
    '%%',
    '=',
    '==',
    ' ',
    '   ',
    '\t',
    '\n',
    '\0',
    '\u00a0',
    'é',
    '中',
    '😀',
    'a',
    'Z',
    '_',
    '"',
    "'",
    '?',
    '&',
  ],
];

/** The two sides of usual limits, and what fits into a request: headers and bodies of 16 KB. */
const lengths = [
  ...[2, 3, 8, 16, 32, 64, 128, 255, 256, 500, 512, 1000, 1024, 2000, 2048, 4000, 4096],
  ...[4097, 8192, 8193, 10_000, 15_000],
];

/** All characters of a text with which the reader sees it: quotes, and escapes for what is not printable. */
function shown(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^ -~\p{L}\p{N}\p{S}]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function classOf(name: Message, draw: (random: RandomSource) => string): TextClass {
  return { name, draw };
}

/** Strings that must be taken unchanged, by class. */
export const texts: readonly TextClass[] = [
  ...fronts.map((text) =>
    classOf(
      message('extract.text.front', { text: shown(text) }),
      (random) => text + random.secret(),
    ),
  ),
  ...around.map(([before, after]) =>
    classOf(
      message('extract.text.around', { before: shown(before), after: shown(after) }),
      (random) => before + random.secret() + after,
    ),
  ),
  ...ends.map((text) =>
    classOf(message('extract.text.end', { text: shown(text) }), (random) => random.secret() + text),
  ),
  ...[middles, middles.filter((text) => fits('header', text.trim()))].map(
    (some): TextClass => ({
      name: message('extract.text.unusual'),
      draw: (random) => some.map((text) => random.word() + text).join('') + random.word(),
      simpler: (text) => (text.length < 20 ? [] : some.map((one) => `abc${one}xyz`)),
    }),
  ),
  ...words.map((text) => classOf(message('extract.text.word', { text: shown(text) }), () => text)),
  classOf(message('extract.text.segments'), (random) =>
    [random.secret(), random.secret(), random.secret()].join('.'),
  ),
  ...[1, 5, 30, 200].map(
    (length): TextClass => ({
      name: message('extract.text.printable'),
      draw: (random) => random.text(printable, length),
      simpler: simplerText,
    }),
  ),
];

/** Tokens of many lengths. */
export const longTexts: readonly TextClass[] = lengths.map((length) =>
  classOf(message('extract.text.length', { length }), (random) =>
    random
      .secret()
      .repeat(Math.ceil(length / 43))
      .slice(0, length),
  ),
);

/** The literals of a program, which it may treat in a special way. */
export function literalTexts(literals: readonly string[]): TextClass[] {
  return literals.map((text) =>
    classOf(message('extract.text.word', { text: shown(text) }), () => text),
  );
}

/** Strings with a comma: a proxy may have joined two headers, so they may be refused. */
export const commas: readonly TextClass[] = [
  [',', ''],
  ['', ','],
  ['', ''],
].map(([front, end]) =>
  classOf(message('extract.text.comma'), (random) =>
    front === end ? `${random.secret()},${random.secret()}` : front + random.secret() + end,
  ),
);

/** Printable characters of ASCII, without the comma. */
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  .join('')
  .replace(',', '');

/** True if a place can carry a text: a header has Latin characters, and no spaces at its ends. */
export function fits(place: Place, text: string): boolean {
  if (place !== 'header') return true;
  return /^[!-~\u0080-\u00ff](?:[\t -~\u0080-\u00ff]*[!-~\u0080-\u00ff])?$/.test(text);
}
