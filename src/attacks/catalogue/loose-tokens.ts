import type { Attack } from '../attack.ts';
import type { AttackSession } from '../attack-session.ts';
import type { AttackDefaults } from '../define-attacks.ts';
import { signedTokenKinds, tokenKinds } from '../define-kinds.ts';
import { forge, type Part, seal, segment, segmentsOf } from '../forge.ts';
import { swapCase } from './near-misses.ts';
import { insertInto, looseTwin } from './spelling.ts';

const signature: AttackDefaults = { group: 'signature', lesson: 4, advice: 'signature' };
const loose: AttackDefaults = { group: 'json', lesson: 4, advice: 'strict-base64url' };
const object: AttackDefaults = { group: 'json', lesson: 4, advice: 'json-object' };
const twice: AttackDefaults = { group: 'json', lesson: 4, advice: 'unique-members' };

/** Characters that lenient decoders of base64url skip, or read as others. */
const intruders = [' ', '\t', '\n', '\r\n', '\0', '=', '+', '/', '!', '~', '%', '*', 'é', '\u200b'];

/** Other spellings of a segment that a lenient decoder reads as the same bytes. */
function looseSpellings(text: string): string[] {
  const twin = text.length % 4 === 0 ? [] : [looseTwin(text)];
  return [
    ...twin,
    ...intruders.flatMap((one) => [insertInto(text, one), text + one]),
    ...[`${text}==`, `${text}A`, `${text}.`, `${text}%3D`],
  ];
}

/** JSON of an object, in spellings that only lenient parsers accept. */
function looseJson(json: string): Part[] {
  const inside = json.slice(1, -1);
  const before = (bytes: number[]) => Buffer.concat([Buffer.from(bytes), Buffer.from(json)]);
  const within = (bytes: number[]) =>
    Buffer.concat([Buffer.from(`{"a":"`), Buffer.from(bytes), Buffer.from(`",${inside}}`)]);
  return [
    ...[`{${inside},}`, `{,${inside}}`, `{${inside}`, `${inside}}`, `${json}}`, `${json};`],
    ...[`${json} x`, `${json}${json}`, `[${json}]`, `"${inside}"`, JSON.stringify(json)],
    ...[`${json}//`, `/**/${json}`, `{/**/${inside}}`, `{"a":NaN,${inside}}`],
    ...[`{"a":Infinity,${inside}}`, `{"a":undefined,${inside}}`, `{"a":01,${inside}}`],
    ...[`{"a":+1,${inside}}`, `{"a":1.,${inside}}`, `{"a":.5,${inside}}`, `{"a":0x10,${inside}}`],
    ...[`{a:1,${inside}}`, `{'a':1,${inside}}`, `{"a":'x',${inside}}`, `{"a":"\n",${inside}}`],
    ...[`{"a":"\\x41",${inside}}`, `{"a":"\\u41",${inside}}`, `{"a":"\t",${inside}}`],
    ...[`\u00a0${json}`, `\ufeff${json}`, `\v${json}`, `${json}\0`, `\u2028${json}`],
    ...[before([0xef, 0xbb]), before([0xff, 0xfe]), before([0x00])],
    ...[
      within([0xe9]),
      within([0xc3]),
      within([0xed, 0xa0, 0x80]),
      within([0xf4, 0x90, 0x80, 0x80]),
    ],
    ...[within([0xe0, 0x80, 0xaf]), within([0x80]), within([0xf8, 0x88, 0x80, 0x80, 0x80])],
    ...[Buffer.from(json, 'utf16le'), Buffer.from(json, 'utf16le').swap16()],
  ];
}

/** JSON of an object with a member twice, or with a member that changes prototypes, at every depth. */
function repeatedMembers(json: string, name: string, value: string): string[] {
  const inside = json.slice(1, -1);
  const escaped = `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}`;
  return [
    ...[`{"${name}":${value},${inside}}`, `{${inside},"${name}":${value}}`],
    ...[`{"${escaped}":${value},${inside}}`, `{${inside},"${escaped}" : ${value}}`],
    ...[`{"a":{"b":{"c":1,"c":1}},${inside}}`, `{"a":[[{"b":1},{"c":1,"\\u0063":2}]],${inside}}`],
    ...[`{"a":"}{","a":1,${inside}}`, `{"a":"\\"","a":1,${inside}}`, `{"":1,"":2,${inside}}`],
    ...[`{"a":{"__proto__":1},${inside}}`, `{"a":[{"__proto__":null}],${inside}}`],
    ...[`{"__proto__":null,${inside}}`, `{"\\u005f_proto__":{"x":1},${inside}}`],
  ];
}

/** Tokens that are not exactly as they were issued, or that two programs read differently. */
export const looseTokens: Attack[] = [
  ...tokenKinds(signature, [
    {
      id: 'signature-near',
      tokens: ({ token }) => {
        const [header, claims, own] = segmentsOf(token);
        const middle = own.length >> 1;
        const other = segment(new Uint8Array(32).fill(1));
        return [
          ...[0, 1, middle, 41, 42].map((place) => swapAt(own, place)),
          ...[own.toLowerCase(), swapCase(own), [...own].toReversed().join('')],
          ...[
            own.slice(1),
            own.slice(middle),
            own.slice(0, middle),
            own.slice(1) + own.slice(0, 1),
          ],
          ...[
            own.slice(0, middle) + other.slice(middle),
            other.slice(0, middle) + own.slice(middle),
          ],
          ...[other, header.slice(0, 43), claims.slice(0, 43), 'undefined', 'null', '*'],
          ...[`${own}${own.slice(0, 1)}`, `${own}==`, `${own}%3D`, `A${own}`],
        ].map((changed) => `${header}.${claims}.${changed}`);
      },
    },
    {
      id: 'segments-near',
      tokens: ({ token }) => {
        const [h, c, s] = segmentsOf(token);
        return [
          ...looseSpellings(c).map((text) => `${h}.${text}.${s}`),
          ...[`${h}=`, ` ${h}`, `${h}\n`].map((text) => `${text}.${c}.${s}`),
          ...[`${h}.${c}..${s}`, `${h}..${c}.${s}`],
          ...[`${h}.${swapCase(c)}.${s}`, `${swapCase(h)}.${c}.${s}`, `${h}${c}.${s}`, `${c}.${s}`],
        ];
      },
    },
  ]),

  ...signedTokenKinds(loose, [
    {
      id: 'claims-loose',
      tokens: ({ header, claims }, secret) =>
        looseSpellings(segment({ ...claims, a: '?>' })).map((text) =>
          seal(segment(header), text, secret),
        ),
    },
    {
      id: 'header-loose',
      tokens: ({ claims }, secret) =>
        looseSpellings(segment('{"alg":"HS256" }')).map((text) =>
          seal(text, segment(claims), secret),
        ),
    },
  ]),

  ...signedTokenKinds(object, [
    {
      id: 'claims-json-loose',
      tokens: ({ header, claims }, secret) =>
        looseJson(JSON.stringify(claims)).map((json) => forge(json, secret, { header })),
    },
    {
      id: 'header-json-loose',
      tokens: ({ claims }, secret) =>
        looseJson('{"alg":"HS256"}').map((header) => forge(claims, secret, { header })),
    },
  ]),

  ...signedTokenKinds(twice, [
    {
      id: 'claims-members-twice',
      tokens: ({ header, claims, subject }: AttackSession, secret) =>
        [subject, 'exp', 'iss'].flatMap((name) =>
          repeatedMembers(JSON.stringify(claims), name, JSON.stringify(claims[name])).map((json) =>
            forge(json, secret, { header }),
          ),
        ),
    },
    {
      id: 'header-members-twice',
      tokens: ({ claims }, secret) =>
        repeatedMembers('{"typ":"JWT","alg":"HS256"}', 'alg', '"HS256"').map((header) =>
          forge(claims, secret, { header }),
        ),
    },
  ]),
];

function swapAt(text: string, place: number): string {
  return text.slice(0, place) + swapCase(text.slice(place, place + 1)) + text.slice(place + 1);
}
