import { message, type Sayable } from '#i18n/message.ts';
import type { InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import { weaknessOf } from '#server/secret.ts';

const hexDigits = '0123456789abcdef';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const printable = String.fromCodePoint(...Array.from({ length: 94 }, (_, index) => 33 + index));

/** The shortest length, lengths around those of common keys and blocks, and long ones. */
const lengths = [
  32, 33, 40, 47, 48, 56, 63, 64, 65, 72, 73, 96, 100, 127, 128, 129, 199, 200, 257, 513, 1025,
  2049, 4097, 8193,
];

/** White space that String.prototype.trim() removes, and a name for each. */
const blanks = [
  ['space', ' '],
  ['tab', '\t'],
  ['line-break', '\n'],
  ['windows-line-break', '\r\n'],
  ['no-break-space', '\u00a0'],
  ['wide-space', '\u3000'],
  ['byte-order-mark', '\ufeff'],
] as const;

/** Letters of 2, 3 and 4 bytes in UTF-8, all different. */
const alphabets = [
  [2, [...'бвгджзийклмнпрстфхцчшщъыьэюя']],
  [3, [...'令牌密钥签名服务器请求响应步骤检查随机字节']],
  [4, [...'🦊🐼🐸🐙🦉🐝🐢🐬🦔🐌🦀🐳🦋🐞🐧']],
] as const;

const base64 = (random: RandomSource, count = 32) => random.bytes(count).toString('base64');
const base64url = (random: RandomSource) => random.bytes(32).toString('base64url');

/** Secrets that every right program accepts and returns unchanged, in classes. */
export const goodSecrets: readonly InputClass<string>[] = [
  good('setup.secret.hex', ({ bytes }) => bytes(32).toString('hex')),
  good('setup.secret.hex-capitals', ({ bytes }) => bytes(32).toString('hex').toUpperCase()),
  good('setup.secret.hex-short', ({ text }) => text(hexDigits, 32)),
  good('setup.secret.hex-long', ({ bytes }) => bytes(64).toString('hex')),
  good('setup.secret.base64', base64),
  good('setup.secret.base64', (random) => base64(random, 24)),
  good('setup.secret.base64', (random) => base64(random, 64)),
  good('setup.secret.base64url', base64url),
  good('setup.secret.capitals', ({ text }) => text(capitals, 40)),
  good('setup.secret.uuid', ({ id }) => id()),
  good('setup.secret.digits', ({ text }) => text('0123456789', 60)),
  good('setup.secret.words', ({ word }) => `${word()} ${word()} ${word()} ${word()}`),
  good('setup.secret.two-spaces', ({ word }) => `${word()}  ${word()}   ${word()}  ${word()}`),
  good(
    'setup.secret.comment',
    ({ bytes }) => `${bytes(16).toString('hex')} # ${bytes(8).toString('hex')}`,
  ),
  good('setup.secret.control', (random) => `\u0001\u0007\u001b${base64url(random)}\u007f`),
  good('setup.secret.invisible', (random) => `a\u200bb\u200d\u00adc\ufe0f${base64url(random)}`),
  good(
    'setup.secret.list',
    ({ bytes }) => `${bytes(16).toString('hex')},${bytes(16).toString('hex')}`,
  ),
  good('setup.secret.single-quotes', (random) => `'${base64url(random)}'`),
  good('setup.secret.double-quotes', (random) => `"${base64url(random)}"`),
  good('setup.secret.triple', (random) => tripled(base64url(random), random)),
  good('setup.secret.escapes', (random) => `\\n%41%zz\\u0041+&amp;${base64url(random)}\\n`),
  good('setup.secret.percent', ({ bytes }) => `a%41b%20${bytes(32).toString('hex')}%2B`),
  good('setup.secret.marks', (random) => `#$HOME\${HOME}\\=;,${base64url(random)}==`),
  ...['0x', 'hex:', 'base64:', 'Bearer ', 'export '].map((prefix) =>
    good(
      message('setup.secret.prefix', { prefix }),
      ({ bytes }) => prefix + bytes(32).toString('hex'),
    ),
  ),
  ...blanks.flatMap(([name, blank]) => {
    const what = message(`setup.blank.${name}`);
    return [
      good(message('setup.secret.ends', { what }), (random) => base64url(random) + blank),
      good(message('setup.secret.starts', { what }), (random) => blank + base64url(random)),
      good(message('setup.secret.around', { what }), (random) => blank + base64url(random) + blank),
      good(message('setup.secret.inside', { what }), ({ word }) =>
        [word(), word(), word(), word()].join(blank),
      ),
    ];
  }),
  good('setup.secret.31-and-space', ({ bytes }) => `${bytes(16).toString('hex').slice(1)} `),
  good('setup.secret.space-and-31', ({ bytes }) => ` ${bytes(16).toString('hex').slice(1)}`),
  good('setup.secret.nfc', (random) => accented(random).normalize('NFC')),
  good('setup.secret.nfd', (random) => accented(random).normalize('NFD')),
  good('setup.secret.compatibility', (random) => `ﬁＡ①Å${base64url(random)}`),
  ...lengths.map((bytes) =>
    good(message('setup.secret.bytes', { bytes }), (random) => printableText(random, bytes)),
  ),
  ...[100, 300, 1100, 4200].flatMap((count) => [
    good(
      message('setup.secret.even-start', { count }),
      (random) => evenPart(random, count) + base64url(random),
    ),
    good(
      message('setup.secret.even-end', { count }),
      (random) => base64url(random) + evenPart(random, count),
    ),
  ]),
  ...alphabets.flatMap(([size, letters]) =>
    [shortestOf(size), shortestOf(size) + 1, Math.floor(200 / size)].map((count) => {
      const named = message('setup.secret.letters', { letters: count, size });
      return good(named, (random) => lettersOf(letters, count, random));
    }),
  ),
];

/**
 * A class of secrets without weak ones. Programs may refuse a text that begins like JSON, or has fewer than 10 different
 * characters, so such texts are left out, too.
 */
function good(name: Sayable, draw: (random: RandomSource) => string): InputClass<string> {
  const drawStrong = (random: RandomSource): string => {
    const text = draw(random);
    return isClearlyStrong(text) ? text : drawStrong(random);
  };
  return { name, draw: drawStrong };
}

function isClearlyStrong(text: string): boolean {
  const varied = new Set(text).size >= 10 && !/^\s*[{[]/.test(text);
  return varied && Buffer.byteLength(text) >= 32 && weaknessOf(text) === undefined;
}

/** The number of letters that is enough: 32 bytes, and 10 different ones. */
function shortestOf(size: number): number {
  return Math.max(10, Math.ceil(32 / size));
}

/** The first letters are all different; a longer text goes on with random ones. */
function lettersOf(letters: readonly string[], count: number, random: RandomSource): string {
  const rest = random.text(letters.join(''), Math.max(0, count - letters.length));
  return random.shuffle(letters).slice(0, count).join('') + rest;
}

/** Only the first characters of a long text are drawn from all, which is faster. */
function printableText({ text, bytes }: RandomSource, length: number): string {
  const first = text(printable, Math.min(length, 300));
  return (
    first +
    bytes(length)
      .toString('base64')
      .slice(0, length - first.length)
  );
}

/** A block that is repeated to that many characters. */
function evenPart({ text, pick }: RandomSource, count: number): string {
  return text(hexDigits, pick([1, 7, 16]))
    .repeat(count)
    .slice(0, count);
}

function accented({ text }: RandomSource): string {
  return text('éèüñçåöâîôz', 12) + text(hexDigits, 24);
}

function tripled(text: string, { integer }: RandomSource): string {
  const at = integer(0, text.length - 1);
  return text.slice(0, at) + text.charAt(at).repeat(3) + text.slice(at + 1);
}
