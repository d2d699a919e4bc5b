import { createHash, createHmac } from 'node:crypto';
import { forge, segment, sign } from '#attacks/forge.ts';
import { message, type PlainId, type Sayable } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectOk } from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import {
  type Case,
  claimsFor,
  judgeAll,
  plainHeader,
  send,
  tokenOf,
  writeObject,
} from './tokens.ts';

/** Changes of a signed token: each character of the signature, and each half of each part. */
export const changedTokens = defineCheck(
  'decode.changed-tokens',
  async (session) => {
    const cases: Case[] = [];
    const refuse = (token: string, why: Sayable) => void cases.push({ token, why });
    const valid = tokenOf(session, claimsFor(session));
    expectOk(await send(session, valid), 'decode.changed-tokens.ok');
    const [header = '', claims = '', signature = ''] = valid.split('.');
    const unsigned = `${header}.${claims}`;

    for (const [index] of [...signature].entries()) {
      const changed = changeAt(signature, index, session.random);
      const what = message('decode.changed-tokens.character', { number: index + 1 });
      refuse(`${unsigned}.${changed}`, what);
    }
    for (const [name, change] of signatureChanges) {
      const token = `${unsigned}.${change(signature, session.random)}`;
      if (token !== valid) refuse(token, name);
    }

    for (const [index, part] of [header, claims].entries()) {
      const half = Math.floor(part.length / 2);
      for (const [start, end] of [
        [0, half],
        [half, part.length],
      ] as const) {
        const at = session.random.integer(start, end - 2);
        const changed = changeAt(part, at, session.random);
        const parts = [header, claims, signature].with(index, changed);
        refuse(parts.join('.'), 'decode.changed-tokens.part');
      }
    }
    // The same signature under a header and claims that say something else, or the same in other words.
    const others = [
      [header, segment(writeObject(claimsFor(session)))],
      [header, segment(textOf(claims).replace('{', '{ '))],
      [segment('{"alg":"HS256"}'), claims],
      [segment('{"alg":"none"}'), claims],
      [claims, header],
      [header, header],
    ];
    for (const parts of others) {
      refuse([...parts, signature].join('.'), 'decode.changed-tokens.part');
    }
    await judgeAll(session, cases);
  },
  { hints: 'signature' },
);

/** Signatures with other keys, other hashes, and over other texts. */
export const otherSignatures = defineCheck(
  'decode.other-signatures',
  async (session) => {
    const cases: Case[] = [];
    const refuse = (token: string, why: Sayable) => void cases.push({ token, why });
    const { secret, issuer, random } = session;
    const [header = '', claims = ''] = tokenOf(session, claimsFor(session)).split('.');
    const text = `${header}.${claims}`;
    const keys: [PlainId, (string | Uint8Array)[]][] = [
      ['decode.other-signatures.key', [random.secret(), issuer, 'secret', 'koa-jwt-kata', ' ', '']],
      [
        'decode.other-signatures.near',
        [
          ...[
            secret.slice(0, -1),
            secret.slice(1),
            secret.slice(0, 32),
            secret.slice(0, 43),
            secret.slice(0, 16),
          ],
          ...[`${secret}a`, `${secret}\n`, ` ${secret}`, `${secret} `, `a${secret}`, `"${secret}"`],
          ...[
            secret.toLowerCase(),
            secret.toUpperCase(),
            [...secret].reverse().join(''),
            secret + secret,
          ],
          ...[
            Buffer.from(secret, 'latin1'),
            Buffer.from(secret, 'utf16le'),
            Buffer.from(secret, 'ascii'),
          ],
          ...[
            Buffer.from(secret, 'base64url'),
            Buffer.from(secret, 'hex'),
            encodeURIComponent(secret),
          ],
          ...[
            Buffer.from(secret).toString('base64'),
            Buffer.from(secret).toString('base64url'),
            Buffer.from(secret).toString('hex'),
          ],
          ...[
            createHash('sha256').update(secret).digest(),
            createHash('sha256').update(secret).digest('hex'),
          ],
          createHash('sha256').update(secret).digest('base64url'),
        ],
      ],
    ];
    for (const [what, list] of keys) {
      for (const key of list) refuse(`${text}.${sign(text, key)}`, what);
    }
    const other = tokenOf(session, claimsFor(session)).split('.');
    const [typ, content] = [textOf(header), textOf(claims)];
    const texts = [
      ...[
        claims,
        header,
        `${header}${claims}`,
        `${header}.`,
        `.${claims}`,
        `${claims}.${header}`,
        `${text}.`,
      ],
      ...[content, typ, `${typ}.${content}`, typ + content, '', text.toLowerCase(), `${text}\n`],
      other.slice(0, 2).join('.'),
    ];
    for (const wrong of texts)
      refuse(`${text}.${sign(wrong, secret)}`, 'decode.other-signatures.text');

    for (const [hash, length] of [
      ['sha1', 20],
      ['sha384', 32],
      ['sha512', 32],
      ['sha512', 64],
      ['sha3-256', 32],
      ['md5', 16],
    ] as const) {
      const mac = createHmac(hash, secret)
        .update(text)
        .digest()
        .subarray(0, length)
        .toString('base64url');
      refuse(`${text}.${mac}`, 'decode.other-signatures.hash');
    }
    const hashes = [text, secret + text, text + secret, `${secret}.${text}`, `${text}.${secret}`];
    for (const hashed of hashes) {
      const digest = createHash('sha256').update(hashed).digest('base64url');
      refuse(`${text}.${digest}`, 'decode.other-signatures.hash');
    }
    for (const alg of ['HS384', 'HS512']) {
      const hash = alg === 'HS384' ? 'sha384' : 'sha512';
      for (const named of [alg, 'HS256', alg.toLowerCase()]) {
        const head = writeObject({ typ: '"JWT"', alg: JSON.stringify(named) });
        const token = forge(writeObject(claimsFor(session)), secret, { header: head, hash });
        refuse(token, 'decode.other-signatures.hash');
      }
    }
    const named = ['none', 'None', 'NONE', 'nOnE', '', 'HS256', 'RS256'].map((alg) =>
      JSON.stringify(alg),
    );
    for (const alg of [...named, '["none"]', 'null', undefined]) {
      const token = tokenOf(session, claimsFor(session), { ...plainHeader, alg });
      const bare = token.slice(0, token.lastIndexOf('.') + 1);
      for (const end of ['', 'A', random.secret(), sign(bare, secret)]) {
        refuse(bare + end, 'decode.other-signatures.none');
      }
    }
    await judgeAll(session, cases);
  },
  { hints: 'signature' },
);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Another character of base64url in one place; the last of a signature keeps its unused bits at zero. */
function changeAt(text: string, index: number, random: RandomSource): string {
  const last = index === text.length - 1;
  const letters = [...alphabet].filter(
    (letter, at) => letter.toLowerCase() !== text[index]?.toLowerCase() && (!last || at % 4 === 0),
  );
  return text.slice(0, index) + random.pick(letters) + text.slice(index + 1);
}

const bytesOf = (signature: string) => Buffer.from(signature, 'base64url');
const encode = (bytes: Uint8Array | number[]) => Buffer.from(bytes).toString('base64url');
const zeros = Buffer.alloc(32);

type ChangeSignature = (signature: string, random: RandomSource) => string;

/** Changes of a signature as a whole. The sum or the XOR of its bytes, its beginning or its end stay in some of them. */
const signatureChanges: [PlainId, ChangeSignature][] = [
  ['decode.changed-tokens.case', (text) => text.toLowerCase()],
  ['decode.changed-tokens.case', (text) => text.toUpperCase()],
  [
    'decode.changed-tokens.case',
    (text) =>
      text.replaceAll(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())),
  ],
  ...[...Array.from({ length: 43 }, (_, count) => count)].map(
    (count): [PlainId, (text: string) => string] => [
      'decode.changed-tokens.short',
      (text) => text.slice(0, count),
    ],
  ),
  ...[1, 8, 15, 16, 20, 24, 28, 31].flatMap((count): [PlainId, ChangeSignature][] => [
    ['decode.changed-tokens.short', (text) => encode(bytesOf(text).subarray(0, count))],
    ['decode.changed-tokens.short', (text) => encode(bytesOf(text).subarray(count))],
    [
      'decode.changed-tokens.half',
      (text) => encode([...bytesOf(text).subarray(0, count), ...zeros.subarray(count)]),
    ],
    [
      'decode.changed-tokens.half',
      (text) => encode([...zeros.subarray(0, count), ...bytesOf(text).subarray(count)]),
    ],
  ]),
  ...[1, 2, 11, 16, 32].flatMap((count): [PlainId, ChangeSignature][] => [
    [
      'decode.changed-tokens.long',
      (text) => encode([...bytesOf(text), ...zeros.subarray(0, count)]),
    ],
    [
      'decode.changed-tokens.long',
      (text) => encode([...zeros.subarray(0, count), ...bytesOf(text)]),
    ],
    [
      'decode.changed-tokens.long',
      (text, random) => encode([...bytesOf(text), ...random.bytes(count)]),
    ],
  ]),
  ['decode.changed-tokens.long', (text) => text + text],
  ['decode.changed-tokens.long', (text) => `${text}A`],
  ['decode.changed-tokens.order', (text) => encode([...bytesOf(text)].reverse())],
  [
    'decode.changed-tokens.order',
    (text) => encode([...bytesOf(text)].sort((one, other) => one - other)),
  ],
  [
    'decode.changed-tokens.order',
    (text) => encode([...bytesOf(text).subarray(16), ...bytesOf(text).subarray(0, 16)]),
  ],
  [
    'decode.changed-tokens.order',
    (text) => encode(bytesOf(text).map((byte, at) => (at === 3 || at === 20 ? byte ^ 1 : byte))),
  ],
  ['decode.changed-tokens.order', (text) => encode(bytesOf(text).map((byte) => byte ^ 0xff))],
  ['decode.changed-tokens.encoding', (text) => bytesOf(text).toString('hex')],
  ['decode.changed-tokens.encoding', (text) => `${bytesOf(text).toString('base64')}`],
  ['decode.changed-tokens.encoding', (text) => encode(Buffer.from(text))],
  [
    'decode.changed-tokens.encoding',
    (text) => encode(Buffer.from(bytesOf(text).toString('latin1'))),
  ],
  ['decode.changed-tokens.other', (_, random) => encode(random.bytes(32))],
  ['decode.changed-tokens.other', () => encode(zeros)],
  ['decode.changed-tokens.other', () => encode(Buffer.alloc(32, 255))],
];

function textOf(part: string): string {
  return Buffer.from(part, 'base64url').toString();
}
