import { message } from '#i18n/message.ts';
import type { InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';

/** The words of the lesson's list, in the spellings that people use. */
export const sampleWords = [
  ...['secret', 'scret', 'passw', 'password', 'changeme', 'change-me', 'change_me', 'change me'],
  ...[
    'example',
    'placeholder',
    'keyboard',
    'qwerty',
    'default',
    'your-',
    'your_',
    'your.',
    'your ',
  ],
  ...['abcdefg', '01234567', '12345678'],
];

/** The keys of the lesson's list. */
const keys: readonly [name: string, key: string][] = [
  ['RFC 7520, 3.5', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
  [
    'RFC 7515, A.1',
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  ],
  ['GQDstcKs…', 'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk'],
];

/** The characters before a late word. Programs may look at the beginning of a secret only. */
const lateLengths = [60, 120, 250, 500, 1000, 2000, 4000, 8000];

/** Whole samples that contain one of the words. */
const samples = [
  'a-string-secret-at-least-256-bits-long',
  'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  'YOUR_SCRET_STRING_YOUR_SCRET_STRING_',
  'YOUR_SCRET_STRING!-for-our-new-service',
  'your-384-bit-secret-goes-here-please-replace',
  'change-me-to-something-long-and-random',
  'ChangeMe-ChangeMe-ChangeMe-ChangeMe-now',
  'Keyboard-Cat-Keyboard-Cat-on-a-table',
  'This-is-an-example-of-a-key.Do-not-use-it',
];

const cases = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
];

/** Published samples and placeholders, in every case and with additions. */
export const knownSecrets: readonly InputClass<string>[] = [
  ...samples.flatMap((sample) =>
    [
      sample,
      sample.toUpperCase(),
      sample.toLowerCase(),
      `${sample}!`,
      `${sample}\n`,
      `"${sample}"`,
    ].map((secret) => fixed(message('setup.known.sample', { sample }), secret)),
  ),
  ...sampleWords.flatMap((word) =>
    cases.map((inCase, index) => known(word, (random) => around(inCase(word), index, random))),
  ),
  ...lateLengths.flatMap((bytes) => [
    known('changeme', (random) => `${noise(random, bytes)}-changeme`),
    known('placeholder', (random) => `${noise(random, bytes)} placeholder ${noise(random, 40)}`),
  ]),
  ...keys.map(([key, secret]) => fixed(message('setup.known.key', { key }), secret)),
];

/** Blocks that are repeated to the end, of every length. */
export const repeatedSecrets: readonly InputClass<string>[] = [
  ...Array.from({ length: 64 }, (_, index) => index + 1),
  ...[65, 72, 96, 100, 127, 128, 150, 200, 513, 1025, 2049, 4097],
].flatMap((length) => {
  const least = Math.max(2, Math.ceil(32 / length));
  return [least, least + 1].map((times) => ({
    name: message('setup.repeated.block', { length, times }),
    draw: (random: RandomSource) => noise(random, length).repeat(times),
  }));
});

/** Blocks of unusual characters, repeated to the end. */
export const oddBlocks: readonly InputClass<string>[] = [
  block('line-break', ({ word }) => `${word()}\n`, 4),
  block('long', ({ word }) => word(), 500),
  block('line-breaks', () => '\n', 40),
  block('spaces', () => ' ', 40),
  block('words', ({ word }) => `${word()} ${word()} ${word()}! `, 2),
  block('letters', ({ shuffle }) => shuffle([...'бвгджзийклмн']).join(''), 3),
  block('signs', ({ shuffle }) => shuffle([...'令牌密钥签名服务']).join(''), 2),
  block('emoji', ({ shuffle }) => shuffle([...'🦊🐼🐸🐙🦉']).join(''), 4),
  block('emoji', ({ pick }) => pick([...'🦊🐼🐸🐙🦉']), 10),
];

/** Random characters. */
function noise({ bytes }: RandomSource, length: number): string {
  return bytes(length).toString('base64').slice(0, length);
}

/** The text at the beginning, at the end, or within a random one. */
function around(text: string, place: number, { bytes }: RandomSource): string {
  const [before, after] = [bytes(12).toString('hex'), bytes(12).toString('hex')];
  return (
    [text + before + after, `${before}${after} ${text}`, before + text + after].at(place % 3) ??
    text
  );
}

function fixed(name: InputClass<string>['name'], secret: string): InputClass<string> {
  return { name, draw: () => secret };
}

function known(word: string, draw: InputClass<string>['draw']): InputClass<string> {
  return { name: message('setup.known.word', { word }), draw };
}

function block(
  kind: 'long' | 'line-break' | 'line-breaks' | 'spaces' | 'words' | 'letters' | 'signs' | 'emoji',
  draw: (random: RandomSource) => string,
  times: number,
): InputClass<string> {
  const name = message(`setup.repeated.${kind}`);
  return { name, draw: (random) => draw(random).repeat(times) };
}
