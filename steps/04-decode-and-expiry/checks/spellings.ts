import { seal, segment } from '#attacks/forge.ts';
import { message, type PlainId, type Sayable } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import {
  type Case,
  claimsFor,
  judgeAll,
  plainHeader,
  tokenOf,
  tokenOfParts,
  writeObject,
} from './tokens.ts';

/** Spellings of base64url that RFC 7515, 2 does not allow, in each of the three segments. */
export const looseBase64url = defineCheck(
  'decode.loose-base64url',
  async (session) => {
    const cases: Case[] = [];
    const refuse = (token: string, why: Sayable) => void cases.push({ token, why });
    const { random, secret } = session;
    const header = random.pick([
      '{"alg":"HS256"}',
      '{"typ":"JWT","alg":"HS256"} ',
      '{"alg": "HS256" }',
    ]);
    for (const [name, spell] of Object.entries(looseSegments)) {
      const kind = isLoose(name);
      const what = message(`decode.loose-base64url.${kind}`);
      const parts = [segment(header), segment(roughClaims(session))] as const;
      for (const index of [0, 1] as const) {
        const spelled = spell(parts[index], random);
        if (spelled === parts[index]) continue;
        const [head, claims] = index === 0 ? [spelled, parts[1]] : [parts[0], spelled];
        refuse(seal(head, claims, secret), what);
      }
      const token = sealRough(session, header);
      const end = token.lastIndexOf('.') + 1;
      const spelled = spell(token.slice(end), random);
      if (spelled !== token.slice(end)) refuse(token.slice(0, end) + spelled, what);
    }
    await judgeAll(session, cases);
  },
  { hints: 'form' },
);

/** Texts around, between and instead of the three parts. */
export const looseToken = defineCheck(
  'decode.loose-token',
  async (session) => {
    const around = [
      '\n',
      '\r\n',
      ' ',
      '\t',
      '\u00a0',
      '\ufeff',
      '\u200b',
      '\0',
      '"',
      "'",
      '.',
      '=',
      '%20',
      '+',
      ';',
    ];
    const ofToken = (spell: (token: string) => string, why: PlainId): Case => ({
      token: spell(tokenOf(session, claimsFor(session))),
      why,
    });
    const cases: Case[] = [
      ...around.flatMap((text) => [
        ofToken((token) => token + text, 'decode.loose-token.around'),
        ofToken((token) => text + token, 'decode.loose-token.around'),
        ofToken((token) => text + token + text, 'decode.loose-token.between'),
        ofToken((token) => token.replace('.', `${text}.`), 'decode.loose-token.around'),
        ofToken((token) => token.replace(/\.(?=[^.]*$)/, `.${text}`), 'decode.loose-token.around'),
      ]),
      ...['<>', '()', '[]', '{}', '“”', '``'].map((pair) =>
        ofToken((token) => pair.slice(0, 1) + token + pair.slice(1), 'decode.loose-token.between'),
      ),
      ...['Bearer ', 'bearer ', 'JWT ', 'token=', 'jwt:'].map((word) =>
        ofToken((token) => word + token, 'decode.loose-token.around'),
      ),
      ...['．', '。', '·', ':', '/', '_', '..', ' . ', '%2E', '|'].map((dot) =>
        ofToken((token) => token.replaceAll('.', dot), 'decode.loose-token.dots'),
      ),
      ...[1, 2, 3].map((count) =>
        ofToken((token) => `${token}${'.'.repeat(count)}a`, 'decode.loose-token.parts'),
      ),
      ofToken((token) => `a.${token}`, 'decode.loose-token.parts'),
      ofToken((token) => `${token}.${token}`, 'decode.loose-token.parts'),
      ofToken((token) => `${token} ${token}`, 'decode.loose-token.parts'),
      ofToken((token) => token.split('.').slice(1).join('.'), 'decode.loose-token.parts'),
      ofToken((token) => token.split('.').slice(0, 2).join('.'), 'decode.loose-token.parts'),
      ...[0, 1, 2].map((index) =>
        ofToken((token) => token.split('.').with(index, '').join('.'), 'decode.loose-token.parts'),
      ),
      ofToken((token) => token.split('.').reverse().join('.'), 'decode.loose-token.parts'),
      ofToken((token) => token.toLowerCase(), 'decode.loose-token.case'),
      ofToken((token) => token.toUpperCase(), 'decode.loose-token.case'),
      ofToken((token) => Buffer.from(token).toString('base64url'), 'decode.loose-token.encoded'),
      ofToken((token) => Buffer.from(token).toString('hex'), 'decode.loose-token.encoded'),
      ofToken((token) => JSON.stringify({ token }), 'decode.loose-token.encoded'),
      ...[
        'null',
        'undefined',
        'true',
        'false',
        '0',
        '-1',
        'NaN',
        '{}',
        '[]',
        '""',
        ' ',
        '\0',
        '...',
        '.a.',
        'a..',
      ].map((word): Case => ({ token: word, why: 'decode.loose-token.word' })),
    ];
    await judgeAll(session, cases);
  },
  { hints: 'form' },
);

/** Claims and headers that are not JSON objects in UTF-8, under a right signature. */
export const looseJson = defineCheck(
  'decode.loose-json',
  async (session) => {
    const cases: Case[] = [];
    const refuse = (token: string, why: Sayable) => void cases.push({ token, why });
    const right = writeObject(claimsFor(session));
    const header = writeObject(plainHeader);
    for (const [name, spell] of looseTexts) {
      refuse(tokenOfParts(session, spell(right)), messageIn('claims', name));
      refuse(tokenOfParts(session, right, spell(header)), messageIn('header', name));
    }
    for (const bytes of badBytes) {
      const claims = withBytes(right, bytes);
      refuse(tokenOfParts(session, claims), messageIn('claims', 'decode.loose-json.utf8'));
    }
    for (const encoding of ['utf16le', 'latin1'] as const) {
      const claims = Buffer.from(right.replace('}', ',"é":"é"}'), encoding);
      refuse(tokenOfParts(session, claims), messageIn('claims', 'decode.loose-json.utf8'));
    }
    await judgeAll(session, cases);
  },
  { hints: 'form' },
);

/** Members that are written twice, and `__proto__`, at every depth. */
export const namesOnce = defineCheck(
  'decode.names-once',
  async (session) => {
    const cases: Case[] = [];
    const refuse = (token: string, why: Sayable) => void cases.push({ token, why });
    const { random } = session;
    const other = random.id();
    const twice = (name: string, first: string, second: string) =>
      `"${name}":${first},"${name}":${second}`;
    const nest = (inner: string, depth: number) =>
      Array.from({ length: depth }).reduce<string>(
        (text) =>
          random.pick([`{"a":${text}}`, `[${text}]`, `{"b":[1,${text}],"c":{}}`, `[{},${text}]`]),
        `{${inner}}`,
      );
    const more: [PlainId, string][] = [
      ['decode.names-once.twice', twice('x', '1', '2')],
      ['decode.names-once.twice', twice('x', '1', '1')],
      ['decode.names-once.twice', twice('', '1', '2')],
      ['decode.names-once.twice', twice('toString', '1', '2')],
      ['decode.names-once.twice', '"x":1,"y":{},"z":[],"x":{}'],
      ['decode.names-once.twice', '"x" : 1 , "x"\n:\t2'],
      ['decode.names-once.twice', `${twice('é', '1', '2')}`],
      ['decode.names-once.escaped', '"x":1,"\\u0078":2'],
      ['decode.names-once.escaped', '"a/b":1,"a\\/b":2'],
      ['decode.names-once.escaped', '"\\u00e9":1,"é":2'],
      ['decode.names-once.proto', '"__proto__":{}'],
      ['decode.names-once.proto', '"__proto__":null'],
      ['decode.names-once.proto', '"__proto__":1'],
      ['decode.names-once.proto', '"__proto__" : {"admin":true}'],
      ['decode.names-once.proto', '"\\u005f_proto__":{}'],
      ['decode.names-once.proto', '"__pr\\u006fto__":{}'],
    ];
    for (const [what, members] of more) {
      for (const inner of [
        members,
        ...[0, 1, 2, random.integer(3, 20)].map((depth) => `"n":${nest(members, depth)}`),
      ]) {
        const right = writeObject(claimsFor(session));
        const claims = random.pick([
          `${right.slice(0, -1)},${inner}}`,
          `{${inner},${right.slice(1)}`,
        ]);
        refuse(tokenOfParts(session, claims), messageIn('claims', what));
      }
    }
    for (const name of ['iss', 'sub', 'exp', 'iat', 'nbf', 'jti']) {
      const claims = claimsFor(session, { nbf: '0', jti: '"1"' });
      const right = writeObject({ ...claims, [name]: undefined });
      const value = claims[name] ?? '';
      const wrong =
        name === 'sub' ? JSON.stringify(other) : random.pick(['null', '0', '""', '"a"', '{}']);
      for (const members of [
        twice(name, value, wrong),
        twice(name, wrong, value),
        twice(name, value, value),
      ]) {
        const text = random.pick([
          `${right.slice(0, -1)},${members}}`,
          `{${members},${right.slice(1)}`,
        ]);
        refuse(tokenOfParts(session, text), messageIn('claims', 'decode.names-once.twice'));
      }
      const escaped = `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":${wrong},"${name}":${value}`;
      const text = `${right.slice(0, -1)},${escaped}}`;
      refuse(tokenOfParts(session, text), messageIn('claims', 'decode.names-once.escaped'));
    }
    const claims = writeObject(claimsFor(session));
    const headers: [PlainId, string][] = [
      ['decode.names-once.twice', '{"alg":"HS256","alg":"HS256"}'],
      ['decode.names-once.twice', '{"alg":"none","typ":"JWT","alg":"HS256"}'],
      ['decode.names-once.twice', '{"alg":"HS256","typ":"JWT","alg":"none"}'],
      ['decode.names-once.twice', '{"typ":"JWS","typ":"JWT","alg":"HS256"}'],
      ['decode.names-once.twice', '{"typ":"JWT","typ":"JWT","alg":"HS256"}'],
      ['decode.names-once.escaped', '{"\\u0061lg":"none","typ":"JWT","alg":"HS256"}'],
      ['decode.names-once.escaped', '{"t\\u0079p":"JWT","typ":"JWT","alg":"HS256"}'],
      ['decode.names-once.proto', '{"alg":"HS256","__proto__":{}}'],
      ['decode.names-once.proto', '{"alg":"HS256","__proto__":null}'],
      ['decode.names-once.proto', '{"__proto__":{"alg":"HS256"}}'],
      ['decode.names-once.proto', '{"typ":"JWT","alg":"HS256","\\u005f_proto__":{"alg":"none"}}'],
    ];
    for (const [what, header] of headers) {
      refuse(tokenOfParts(session, claims, header), messageIn('header', what));
    }
    await judgeAll(session, cases);
  },
  { hints: 'form' },
);

type Loose = 'padding' | 'alphabet' | 'bits' | 'foreign' | 'length';

const looseSegments: Record<string, (text: string, random: RandomSource) => string> = {
  padding: (text) => text.padEnd(Math.ceil(text.length / 4) * 4, '='),
  'padding:1': (text) => `${text}=`,
  'padding:2': (text) => `${text}====`,
  'padding:3': (text) => `${text}%3D`,
  alphabet: (text) => text.replaceAll('-', '+').replaceAll('_', '/'),
  'alphabet:-': (text) => text.replace('-', '+'),
  'alphabet:_': (text) => text.replace('_', '/'),
  bits: (text) => loosened(text, 1),
  'bits:2': (text) => loosened(text, text.length % 4 === 2 ? 15 : 3),
  length: (text, random) =>
    text.length % 4 === 0 ? `${text}${random.pick(['A', 'w', '_'])}` : text,
  'foreign:end': (text, random) => `${text}${random.pick(foreign)}`,
  'foreign:start': (text, random) => `${random.pick(foreign)}${text}`,
  ...Object.fromEntries(
    ['\n', ' ', '\r\n', '*', '!', '~', '$', 'é', '\0', 'Ā', '١'].map((mark) => [
      `foreign:${mark}`,
      (text: string, random: RandomSource) => {
        const at = random.integer(1, text.length - 1);
        return text.slice(0, at) + mark + text.slice(at);
      },
    ]),
  ),
};
const foreign = ['\n', '\t', ' ', '!', '*', '~', '@', '#', 'é', '\0', '\u2028'];

function isLoose(name: string): Loose {
  const [kind] = name.split(':');
  if (kind === 'padding' || kind === 'alphabet' || kind === 'bits' || kind === 'length')
    return kind;
  return 'foreign';
}

/** The same bytes with unused bits set in the last character; unchanged if it has none. */
function loosened(text: string, bits: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  if (text.length % 4 < 2) return text;
  return text.slice(0, -1) + letters.charAt(letters.indexOf(text.slice(-1)) + bits);
}

/** A token whose signature contains - and _, too. */
function sealRough(session: JudgeSession, header: string): string {
  const token = seal(segment(header), segment(roughClaims(session)), session.secret);
  const signature = token.slice(token.lastIndexOf('.'));
  return /-.*_|_.*-/.test(signature) ? token : sealRough(session, header);
}

/** Claims that contain - and _ in base64url, in a random length. */
function roughClaims(session: JudgeSession): string {
  const jti = `${'?'.repeat(session.random.integer(3, 5))}>>>ÿÿ`;
  return writeObject(claimsFor(session, { jti: JSON.stringify(jti) }));
}

const looseTexts: [PlainId, (text: string) => string][] = [
  ['decode.loose-json.syntax', (text) => text.replaceAll('"', "'")],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',}')],
  ['decode.loose-json.syntax', (text) => text.replace('{', '{,')],
  ['decode.loose-json.syntax', (text) => text.replace('{', '{/* */')],
  ['decode.loose-json.syntax', (text) => `${text}// a`],
  ['decode.loose-json.syntax', (text) => text.replace(/"(\w+)":/, '$1:')],
  ['decode.loose-json.syntax', (text) => text.replace(':', '=')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":NaN}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":undefined}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":01}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":+1}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":.5}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":0x1}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":"\t"}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":"\\x41"}')],
  ['decode.loose-json.syntax', (text) => text.replace('}', ',"x":"\n"}')],
  ['decode.loose-json.syntax', (text) => text.slice(0, -1)],
  ['decode.loose-json.syntax', (text) => text.slice(1)],
  ['decode.loose-json.blank', (text) => `\u00a0${text}`],
  ['decode.loose-json.blank', (text) => `${text}\u2003`],
  ['decode.loose-json.blank', (text) => text.replace(':', ':\f')],
  ['decode.loose-json.blank', (text) => `${text}\v`],
  ['decode.loose-json.blank', (text) => `${text}\0`],
  ['decode.loose-json.blank', (text) => `${text}\u2028`],
  ['decode.loose-json.mark', (text) => `\ufeff${text}`],
  ['decode.loose-json.mark', (text) => `${text}\ufeff`],
  ['decode.loose-json.more', (text) => text + text],
  ['decode.loose-json.more', (text) => `${text}a`],
  ['decode.loose-json.more', (text) => `${text}}`],
  ['decode.loose-json.more', (text) => `${text};`],
  ['decode.loose-json.more', (text) => `${text}\n${text}`],
  ['decode.loose-json.more', (text) => `)]}'\n${text}`],
  ['decode.loose-json.no-object', (text) => `[${text}]`],
  ['decode.loose-json.no-object', (text) => JSON.stringify(text)],
  ['decode.loose-json.no-object', (text) => `(${text})`],
  ['decode.loose-json.no-object', (text) => Buffer.from(text).toString('base64url')],
  ...[
    '',
    ' ',
    'null',
    'true',
    'false',
    '0',
    '1',
    '""',
    '"a"',
    '[]',
    '{}',
    '[null]',
    'undefined',
    '{',
    '}',
  ].map((text): [PlainId, () => string] => ['decode.loose-json.no-object', () => text]),
];

/** Bytes that are not UTF-8 (RFC 3629, 3). */
const badBytes = [
  ...[[0x80], [0xff], [0xc3], [0xe2, 0x82], [0xc0, 0xaf], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80]],
  ...[[0xf4, 0x90, 0x80, 0x80], [0xf0, 0x9f, 0x98], [0xfe], [0xe9, 0x41], [0xc1, 0xa1]],
].map((bytes) => Buffer.from(bytes));

/** An object with one more member that contains these bytes. */
function withBytes(json: string, bytes: Uint8Array): Buffer {
  const start = Buffer.from(`${json.slice(0, -1)},"x":"a`);
  return Buffer.concat([start, bytes, Buffer.from('b"}')]);
}

function messageIn(part: 'claims' | 'header', what: PlainId) {
  return message(`decode.spelled.${part}`, { what: message(what) });
}
