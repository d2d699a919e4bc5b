import { message, type PlainId } from '#i18n/message.ts';
import { type InputClass, simplerText } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const marks = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюяЁЖЩ';
const chinese = '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年';
/** So many that no two texts have the same four in a row by chance. */
const emoji = String.fromCodePoint(...Array.from({ length: 500 }, (_, index) => 0x1f300 + index));

/** Letters of several scripts in NFC, the form in which passwords are hashed. */
const scripts = [cyrillic, chinese, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'àâäçéèêëîïñôöùûüÿßøåÆŒł'];

/** Lengths at which programs cut or refuse: a text of each class is a little longer than its limit. */
const limits = [20, 50, 72, 256, 1000];

/** The most characters that a username or a password has. */
const longest = 4096;
/** Characters of one to four bytes. Those of four bytes count twice in JavaScript. */
const longestOf = [plain, cyrillic, chinese, emoji];

/** Texts that mean something to another program, and nothing to a login. */
const special: [PlainId, (random: RandomSource) => string][] = [
  ['issue.text.digits', (random) => `00${random.text('0123456789', 10)}`],
  ['issue.text.capitals', (random) => random.word().toUpperCase()],
  ['issue.text.marks', (random) => random.text(marks, 24)],
  ['issue.text.percent', (random) => `%4${random.integer(1, 9)}${random.word()}+%2B%`],
  ['issue.text.escapes', (random) => `\\u004${random.integer(1, 9)}${random.word()}\\n\\`],
  ['issue.text.quoted', (random) => `"${random.word()}"`],
  ['issue.text.json', (random) => `{"${random.word()}":"${random.word()}"}`],
  ['issue.text.markup', (random) => `<b>${random.word()}</b>&${random.word()};`],
  ['issue.text.control', (random) => `${random.word()}\0\u0007${random.word()}`],
  ['issue.text.line-break', (random) => `${random.word()}\r\n${random.word()}\n`],
  ['issue.text.emoji', (random) => `${random.word()}${random.text(emoji, 2)}${random.word()}`],
  ['issue.text.tab', (random) => `\t${random.word()}\t${random.word()}`],
  ['issue.text.spaces', (random) => `  ${random.word()}   ${random.word()}  `],
  ['issue.text.other-spaces', (random) => `\u00a0${random.word()}\u3000${random.word()}\u2003`],
  ['issue.text.invisible', (random) => `${random.word()}\u200b\u200d\ufeff${random.word()}`],
  ['issue.text.wide', (random) => `ﬁ${random.text('ＡＢＣａｂｃ１２３²½Ⅷ', 10)}`],
];

/** A text of each kind and length that a username or a password may have. */
export const textClasses: InputClass<string>[] = [
  {
    name: 'issue.text.one',
    // One of 20,000 Chinese characters, so that two users hardly ever get the same name.
    draw: (random) => String.fromCodePoint(random.integer(0x4e00, 0x9fa5)),
  },
  ...scripts.map((letters) => ({
    name: message('issue.text.letters', { content: [...letters].slice(0, 6).join('') }),
    draw: (random: RandomSource) => `${random.word()}${random.text(letters, 12)}`.normalize(),
    simpler: simplerText,
  })),
  ...special.map(([name, draw]) => ({ name, draw })),
  ...limits.map((limit) => ({
    name: message('issue.text.longer', { length: limit }),
    draw: (random: RandomSource) => random.text(plain, limit + random.integer(1, 8)),
  })),
  ...longestOf.map((letters) => ({
    name: message('issue.text.length', {
      length: longest,
      content: [...letters].slice(0, 3).join(''),
    }),
    draw: (random: RandomSource) => drawLongest(random, letters),
  })),
];

/** A text of as many characters as a username or a password may have. */
function drawLongest(random: RandomSource, letters: string): string {
  const block = random.text(letters, 64);
  return block.repeat(longest / block.length);
}

/** A username and a password that are both as long as they may be. */
export const longestPair: InputClass<[username: string, password: string]> = {
  name: 'issue.text.both-longest',
  draw: (random) => [drawLongest(random, plain), drawLongest(random, plain)],
};

/** Names of properties that every object has. */
export const propertyNames: InputClass<string>[] = ['__proto__', 'constructor', 'toString'].map(
  (name) => ({ name: message('issue.text.property', { content: name }), draw: () => name }),
);

/** A readable password with capitals, digits, an accent, and spaces inside and around it. */
export function drawPassword(random: RandomSource): string {
  const capital = random.text('ABCDEFGHKLMN', 1);
  return ` ${random.word()}é ${capital}${random.word()}${random.integer(10, 99)} `;
}
