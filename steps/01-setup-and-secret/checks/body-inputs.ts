import { message, messageOf, type PlainId, type Sayable } from '#i18n/message.ts';
import type { InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';

/** A body as text, and what a handler must find in `ctx.request.body`. */
export interface GoodBody {
  type: string;
  content: string;
  fields: Record<string, unknown>;
  method?: string;
}

/** How the fields of a body are written. */
export type BodyKind = 'json' | 'form';

export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';

/** The longest body that every program must read, in bytes. */
export const mostRead = 4096;

/** The shortest body that no program may read, in bytes. */
export const leastRefused = 65_536;

/** Media types are compared without case, and may have parameters (RFC 9110, 8.3.1). */
const spellings = [
  ...[(type: string) => `${type}; charset=utf-8`, (type: string) => `${type};charset=UTF-8`],
  ...[(type: string) => type.toUpperCase(), (type: string) => `${type}; charset="utf-8"`],
  ...[(type: string) => `${type} ; Charset=utf-8`, (type: string) => `${type}; a=b`],
  ...[(type: string) => type.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())],
];

const values: readonly [Sayable, (random: RandomSource) => unknown][] = [
  ['setup.body.words', ({ word }) => `${word()} ${word()}`],
  ['setup.body.signs', ({ word }) => `a+b&c=d%41;/?${word()}`],
  ['setup.body.beyond-ascii', ({ word }) => `Größe 密钥 🦊 ${word()}`],
  ['setup.body.empty-value', () => ''],
  ['setup.body.spaces', ({ word }) => `  ${word()}\t`],
  ['setup.body.decomposed', ({ word }) => `e\u0301 ﬁ ${word()}`],
  ['setup.body.digits', ({ integer }) => `0${integer(1, 999)}`],
  ['setup.body.true', () => 'true'],
];

const jsonOnly: typeof values = [
  ['setup.body.escapes', ({ word }) => `"\\\n\t\u0001${word()}`],
  ['setup.body.numbers', ({ integer }) => integer(-1000, 1000)],
  ['setup.body.nested', ({ word }) => ({ [word()]: [word(), null, true, { [word()]: 1.5 }] })],
];

/** Bodies that must be parsed: JSON and forms. */
export const goodBodies: readonly InputClass<GoodBody>[] = [
  ...[...values, ...jsonOnly].flatMap(([what, draw]) => [
    body(what, 'json', (random) => json({ [nameOf(random)]: draw(random), b: random.word() })),
    body('setup.body.indented', 'json', (random) => {
      const fields = { [random.word()]: draw(random) };
      return { ...json(fields), content: `\n ${JSON.stringify(fields, null, 2)}\r\n` };
    }),
  ]),
  ...values.map(([what, draw]) =>
    body(what, 'form', (random) =>
      form({ [nameOf(random)]: String(draw(random)), b: random.word() }),
    ),
  ),
  body('setup.body.escaped', 'json', (random) => {
    const fields = { [random.word()]: `é${random.word()}密` };
    const content = JSON.stringify(fields).replace(/[^ -~]/g, escapedUnit);
    return { ...json(fields), content };
  }),
  body('setup.body.percent-spaces', 'form', (random) => {
    const fields = { [random.word()]: `é ${random.word()} ~!` };
    const content = form(fields).content.replaceAll('+', '%20').replace(/%../g, lower);
    return { ...form(fields), content };
  }),
  ...['POST', 'PUT', 'PATCH'].flatMap((method) => [
    body(message('setup.body.method', { method }), 'json', (random) => ({
      ...json(word(random)),
      method,
    })),
    body(message('setup.body.method', { method }), 'form', (random) => ({
      ...form(word(random)),
      method,
    })),
  ]),
  ...spellings.flatMap((spelled) => [
    typed(spelled(jsonType), 'json', (random) => json(word(random))),
    typed(spelled(formType), 'form', (random) => form(word(random))),
  ]),
  ...[1000, 2047, 2048, mostRead - 1, mostRead].flatMap((bytes) => [
    body(message('setup.body.bytes', { bytes }), 'json', (random) =>
      padded(jsonType, bytes, random),
    ),
    body(message('setup.body.bytes', { bytes }), 'form', (random) =>
      padded(formType, bytes, random),
    ),
  ]),
];

/** Texts that are not JSON, with a word in them that a response must not quote. */
export const brokenJson: readonly ((word: string) => string)[] = [
  (word) => `{"password": ${word}`,
  (word) => `{"password": "${word}"`,
  (word) => `{"password": "${word}`,
  (word) => `{"password": "${word}",}`,
  (word) => `{'password': '${word}'}`,
  (word) => `{password: "${word}"}`,
  (word) => `{"password" "${word}"}`,
  (word) => `{"password": "${word}\n"}`,
  (word) => `{"password": "\\x${word}"}`,
  (word) => `{"password": 01, "a": "${word}"}`,
  (word) => `{"a": 1}{"password": "${word}"}`,
  (word) => `[${word}]`,
  (word) => `["${word}"`,
  (word) => `// ${word}\n{"a": 1}`,
  (word) => `${word}`,
  (word) => `password=${word}`,
  (word) => `<password>${word}</password>`,
];

/** Contents that fill a body of exactly that many bytes, each kind as JSON or as a form. */
export const fillings: Record<string, readonly [PlainId, (bytes: number) => string][]> = {
  [jsonType]: [
    ['setup.filling.letters', (bytes) => filled('{"a":"', 'a', '"}', bytes)],
    ['setup.filling.two-bytes', (bytes) => filled('{"a":"', 'é', '"}', bytes)],
    ['setup.filling.three-bytes', (bytes) => filled('{"a":"', '密', '"}', bytes)],
    ['setup.filling.four-bytes', (bytes) => filled('{"a":"', '🦊', '"}', bytes)],
    ['setup.filling.escapes', (bytes) => filled('{"a":"', '\\u0061', '"}', bytes)],
    ['setup.filling.blanks', (bytes) => filled('{', ' ', '"a":"b"}', bytes)],
  ],
  [formType]: [
    ['setup.filling.letters', (bytes) => filled('a=', 'a', '', bytes)],
    ['setup.filling.percent', (bytes) => filled('a=', '%E5%AF%86', '', bytes)],
    ['setup.filling.spaces', (bytes) => filled('a=', '+', '', bytes)],
  ],
};

/** A name with a capital and other characters, which must stay as it is. */
function nameOf({ word }: RandomSource): string {
  return `A-${word()}_B`;
}

function body(
  what: Sayable,
  kind: BodyKind,
  draw: (random: RandomSource) => GoodBody,
): InputClass<GoodBody> {
  return {
    name: message('setup.body.of', {
      content: message(`setup.kind.${kind}`),
      what: messageOf(what),
    }),
    draw,
  };
}

function typed(
  type: string,
  kind: BodyKind,
  draw: (random: RandomSource) => GoodBody,
): InputClass<GoodBody> {
  const what = message('setup.body.type', { type });
  return body(what, kind, (random) => ({ ...draw(random), type }));
}

function json(fields: Record<string, unknown>): GoodBody {
  return { type: jsonType, content: JSON.stringify(fields), fields };
}

function form(fields: Record<string, string>): GoodBody {
  return { type: formType, content: new URLSearchParams(fields).toString(), fields };
}

function word({ word }: RandomSource): Record<string, string> {
  return { [word()]: word() };
}

function padded(type: string, bytes: number, { word }: RandomSource): GoodBody {
  const name = word();
  const around = type === jsonType ? `{"${name}":""}` : `${name}=`;
  const value = word()
    .repeat(bytes)
    .slice(0, bytes - around.length);
  const fields = { [name]: value };
  return type === jsonType ? json(fields) : form(fields);
}

/** Units between a start and an end, and letters where a unit does not fit, to that many bytes. */
function filled(start: string, unit: string, end: string, bytes: number): string {
  const room = bytes - start.length - end.length;
  const size = Buffer.byteLength(unit);
  return start + unit.repeat(Math.floor(room / size)) + padding(unit, room % size) + end;
}

function padding(unit: string, bytes: number): string {
  return (unit === ' ' ? ' ' : 'a').repeat(bytes);
}

function escapedUnit(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function lower(text: string): string {
  return text.toLowerCase();
}
