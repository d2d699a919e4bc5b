import type { RandomSource } from '#kata/judge/random.ts';

/** Values of every JSON type, each as JSON text. */
export const everyType = [
  ...['null', 'true', 'false', '0', '-0', '1', '-1', '1.5', '1e400', '""', '"a"', '"0"', '" "'],
  ...['[]', '[null]', '[0]', '[[]]', '{}', '{"a":1}'],
];

/** Letters of other scripts that look like Latin ones. */
const lookalikes: Record<string, string> = {
  ...{ a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', j: 'ј', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
  ...{ H: 'Н', J: 'Ј', S: 'Ѕ', T: 'Т', d: 'ԁ', l: 'ӏ', w: 'ԝ', v: 'ѵ', b: 'ƅ', g: 'ɡ', '-': '‐' },
};

/** Texts that are almost the text, but not it. */
export function nearTexts(text: string, random: RandomSource): string[] {
  const at = random.integer(0, text.length - 1);
  const letter = text.charAt(at);
  const put = (by: string) => text.slice(0, at) + by + text.slice(at + 1);
  const half = Math.ceil(text.length / 2);
  const other = random.pick([...'abcdefghijklmnopqrstuvwxyz'].filter((one) => one !== letter));
  const near = [
    ...[text.toUpperCase(), text.toLowerCase(), swapCase(text), put(swapCase(letter))],
    ...[`${text}s`, `s${text}`, `${text}0`, `${text}${text}`, `${text}.`, `${text}/`, `/${text}`],
    ...[text.slice(0, half), text.slice(half), text.slice(1), text.slice(0, -1), text.charAt(0)],
    ...[
      put(''),
      put(other),
      put(`${letter}${letter}`),
      put('.'),
      put('?'),
      [...text].reverse().join(''),
    ],
    ...[` ${text}`, `${text} `, `\t${text}`, `${text}\t`, put(` ${letter}`)],
    ...[
      `\n${text}`,
      `${text}\n`,
      `${text}\r\n`,
      `${text}\r`,
      `a\n${text}`,
      `${text}\na`,
      `a\n${text}\na`,
    ],
    ...[`${text}\u2028`, `\u0085${text}`, `${text}\u0000`, `${text}\u0000a`, `\u0000${text}`],
    ...[`${text}\u00a0`, `\ufeff${text}`, `${text}\u200b`, put(`${letter}\u00ad`), `${text}\u0301`],
    ...[
      `"${text}"`,
      `'${text}'`,
      `<${text}>`,
      `${text},${text}`,
      `${text} a`,
      `a ${text}`,
      `${text}#a`,
    ],
    ...[
      `%${text}%`,
      '*',
      '.*',
      `${text}*`,
      `^${text}$`,
      `%${letter.charCodeAt(0).toString(16)}${text.slice(1)}`,
    ],
    ...[toFullWidth(text), put(toFullWidth(letter)), toLookalikes(text)],
    ...['undefined', 'null', '[object Object]', 'constructor', '__proto__'],
  ];
  return [...new Set(near)].filter((one) => one !== text);
}

/** A text in lists and objects, which a loose comparison takes for the text; each as JSON text. */
export function wrapped(json: string): string[] {
  const name = json.startsWith('"') ? json : JSON.stringify(json);
  return [
    ...[`[${json}]`, `[[${json}]]`, `[${json},${json}]`, `[null,${json}]`],
    ...[`{"0":${json}}`, `{"0":${json},"length":1}`, `{${name}:true}`, `{"value":${json}}`],
    ...[
      `{"valueOf":${json}}`,
      `{"toString":${json}}`,
      `{"length":5}`,
      `{"type":"Buffer","data":[72]}`,
    ],
  ];
}

/** Texts that Number(), parseInt() or Date.parse() may take for a number. */
export function numericTexts(number: number): string[] {
  const digits = String(number);
  return [
    ...[
      digits,
      ` ${digits}`,
      `${digits} `,
      `${digits}\n`,
      `${digits}.0`,
      `${digits}e0`,
      `${digits}n`,
      `+${digits}`,
    ],
    ...[
      `0x${Math.floor(number).toString(16)}`,
      '1e10',
      '1e400',
      'Infinity',
      '-Infinity',
      'NaN',
      '0',
      '',
      ' ',
      '-1',
    ],
    ...['never', 'now', 'tomorrow', '60s', '1h', 'true', new Date(number * 1000).toISOString()],
    ...[toFullWidth(digits), shiftDigits(digits, 0x660), shiftDigits(digits, 0x966)],
  ];
}

/** The same digits in another script, whose zero is at this code point. */
export function shiftDigits(text: string, zero: number): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function toFullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0));
}

function toLookalikes(text: string): string {
  return [...text].map((one) => lookalikes[one] ?? one).join('');
}

function swapCase(text: string): string {
  return [...text]
    .map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase()))
    .join('');
}
