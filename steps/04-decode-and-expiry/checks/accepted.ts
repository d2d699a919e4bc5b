import { forge, seal, segment } from '#attacks/forge.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal, invalidToken } from '#kata/judge/expect.ts';
import { eachClass, type InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import {
  type Case,
  claimsFor,
  expectClaims,
  judgeAll,
  type Members,
  plainHeader,
  refuse,
  send,
  tokenOf,
  tokenOfParts,
  writeObject,
} from './tokens.ts';
import { everyType } from './values.ts';

/** A correct token in every spelling that JSON allows. */
export const otherSpellings = defineCheck('decode.other-spellings', async (session) => {
  const cases: Case[] = [];
  const add = (why: PlainId, token: string) => cases.push({ token, why, result: 'passes' });
  for (const [why, spell] of jsonSpellings) {
    const claims = spell(claimsFor(session), session.random);
    add(why, tokenOfParts(session, claims, spell(plainHeader, session.random)));
  }
  for (const [why, header] of headers) {
    add(why, tokenOfParts(session, writeObject(claimsFor(session)), header));
  }
  for (const [why, changed] of timeSpellings(session)) {
    add(why, tokenOf(session, claimsFor(session, changed)));
  }
  await judgeAll(session, cases);
});

/** The optional parts of a token, present and absent in every combination. */
export const optionalParts = defineCheck(
  'decode.optional-parts',
  async (session) => {
    const now = session.now();
    const optional: [string, string][] = [
      ...([
        ['iat', String(now)],
        ['nbf', String(now - 1)],
        ['jti', '"a"'],
        ['name', '"Ada"'],
      ] as const),
    ].map(([name, json]) => [name, json]);

    const cases: Case[] = [];
    for (const typ of [undefined, '"JWT"']) {
      for (let chosen = 0; chosen < 2 ** optional.length; chosen += 1) {
        const present = optional.filter((_, index) => chosen & (2 ** index));
        const claims = claimsFor(session, { iat: undefined, ...Object.fromEntries(present) });
        const list = [...(typ ? ['typ'] : []), ...present.map(([name]) => name)].join(', ') || '–';
        const why = message('decode.optional-parts.ok', { list });
        const token = tokenOf(session, claims, { alg: '"HS256"', typ });
        cases.push({ token, why, result: 'passes' });
      }
    }
    await judgeAll(session, cases);
  },
  { hints: 'other-spellings' },
);

/** Claims that this server does not use: they may have any name and any value. */
export const furtherClaims = defineCheck(
  'decode.further-claims',
  async (session) => {
    const { random } = session;
    const id = JSON.stringify(random.id());
    const values = [
      ...everyType,
      ...[id, '"é中😀"', '"\\u00e9"', '"__proto__"', '12345678901234567890', '-1.5e-7', '"a.b.c"'],
      ...[
        '[1,[2,{"a":[]}]]',
        '{"a":{"b":{"c":null}}}',
        '{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}',
      ],
      ...[
        '"{\\"sub\\":1,\\"sub\\":2}"',
        '"\\",\\"sub\\":\\""',
        '"\\\\"',
        '"a\\":1,"',
        '{"sub":"1","exp":0,"iss":"a","aud":"b"}',
      ],
    ];
    const nested = random.integer(20, 100);
    const deep = `${'[{"a":'.repeat(nested)}1${'}]'.repeat(nested)}`;
    const names = [
      ...[
        'name',
        'role',
        'admin',
        'scope',
        'nonce',
        'azp',
        'auth_time',
        'sid',
        'kid',
        'alg',
        'typ',
        'crit',
        'b64',
      ],
      ...[
        'constructor',
        'prototype',
        'toString',
        'hasOwnProperty',
        'valueOf',
        'toJSON',
        'then',
        'length',
      ],
      ...[
        'Iss',
        'SUB',
        'eXp',
        'Aud',
        'Nbf',
        'iss ',
        ' exp',
        'exp\n',
        'expires',
        'audience',
        'aud2',
        '',
      ],
      ...[
        'é',
        'e\u0301',
        '中',
        '😀',
        '0',
        'a.b',
        'a"b',
        'a\\b',
        'https://example.org/role',
        '_proto_',
        'proto',
      ],
      random.word(),
    ];
    const caseOf = (further: Members, what: PlainId): Case => {
      const both = [claimsFor(session), further];
      const token = tokenOf(session, Object.assign({}, ...random.shuffle(both)));
      const json = writeObject(further);
      const shown = json.length > 200 ? `${json.slice(0, 200)}…` : json;
      const why = message('decode.further-claims.ok', { json: shown, what: message(what) });
      return { token, why, result: 'passes' };
    };
    await judgeAll(session, [
      ...[...values, deep].flatMap((json) => [
        caseOf({ jti: json }, 'decode.further-claims.jti'),
        caseOf({ [random.pick(names)]: json }, 'decode.further-claims.value'),
      ]),
      ...names.map((name) =>
        caseOf({ [name]: random.pick(values) }, 'decode.further-claims.value'),
      ),
    ]);
    const many: InputClass<Members> = {
      name: 'decode.further-claims.value',
      draw: (drawn) =>
        Object.fromEntries(
          drawn
            .shuffle(names)
            .slice(0, 25)
            .map((name) => [name, drawn.pick(values)]),
        ),
      simpler: (further) => Object.entries(further).map(([name, json]) => ({ [name]: json })),
    };
    await eachClass(session, [many, many], (further) =>
      judgeAll(session, [caseOf(further, 'decode.further-claims.value')]),
    );
  },
  { hints: 'other-spellings' },
);

/** Tokens of every length up to the longest that must pass. */
export const lengths = defineCheck(
  'decode.lengths',
  async (session) => {
    const { random } = session;
    const shortest = padded(session, 0).length;
    const drawn = Array.from({ length: 10 }, () => random.integer(shortest + 4, longest));
    const limits = [256, 300, 500, 512, 1000, 1024, 1500, 2000, 2048, 3000, 4000, longest];
    const around = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
    const possible = [...around, ...drawn].filter(
      (length) => length > shortest + 3 && length <= longest,
    );
    const header = (blanks: number) => `{"alg":"HS256"${' '.repeat(blanks)}}`;
    const claims = writeObject(claimsFor(session));
    const tokens = [
      ...[0, ...possible].map((length) => padded(session, length)),
      ...[100, 1000, 2700].map((blanks) => tokenOfParts(session, claims, header(blanks))),
    ];
    await judgeAll(
      session,
      tokens.map((token): Case => {
        const why = message('decode.lengths.ok', { length: token.length });
        return { token, why, result: 'passes' };
      }),
    );
    for (const length of [longest + 1, longest + 2, 5000, random.integer(5001, 9000)]) {
      const token = padded(session, length);
      const passed = await send(session, token);
      const why = message('decode.lengths.longer', { length: token.length });
      if (passed.status === 200) expectClaims(passed, token, why);
      else expectRefusal(passed, invalidToken, why);
      const forged = padded({ ...session, secret: random.secret() }, length);
      await refuse(session, forged, message('decode.lengths.forged', { length: forged.length }));
    }
  },
  { hints: 'other-spellings' },
);

/** Characters of the longest token that must pass. */
const longest = 4096;

/** A token of this length, or the shortest one. */
function padded(session: JudgeSession, length: number): string {
  const claims = { ...claimsFor(session), iat: undefined };
  if (length === 0)
    return forge(writeObject(claims), session.secret, { header: '{"alg":"HS256"}' });
  for (const header of ['{"alg":"HS256"}', '{"alg":"HS256" }', '{"alg":"HS256"  }']) {
    const room = length - segment(header).length - 2 - 43;
    const bytes =
      Math.floor((room * 3) / 4) - Buffer.byteLength(writeObject({ ...claims, pad: '""' }));
    if (bytes < 0) continue;
    const pad = JSON.stringify(session.random.text('abcdefghijklmnopqrstuvwxyz0123456789', bytes));
    const token = seal(segment(header), segment(writeObject({ ...claims, pad })), session.secret);
    if (token.length === length) return token;
  }
  return padded(session, 0);
}

type Spell = (members: Members, random: RandomSource) => string;

const blank = (random: RandomSource) => random.text(' \t\n\r', random.integer(0, 3));

/** Writes an object with a function for what is between its parts and one for its names and texts. */
function spelled(members: Members, between: () => string, text = (json: string) => json): string {
  const written = Object.entries(members).filter(([, json]) => json !== undefined);
  const inner = written.map(
    ([name, json = '']) =>
      `${between()}${text(JSON.stringify(name))}${between()}:${between()}${json.startsWith('"') ? text(json) : json}${between()}`,
  );
  return `${between()}{${inner.join(',')}}${between()}`;
}

/** A JSON text with some characters, or all, as `\u0000`. */
function escaped(json: string, some: (index: number) => boolean, upper = false): string {
  const asEscape = (one: string) => {
    const hex = one.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? hex.toUpperCase() : hex}`;
  };
  const inner = JSON.parse(json);
  return `"${Array.from(String(inner), (one, index) => (some(index) && one.length === 1 ? asEscape(one) : JSON.stringify(one).slice(1, -1))).join('')}"`;
}

const jsonSpellings: [PlainId, Spell][] = [
  ['decode.other-spellings.blanks', (members) => spelled(members, () => ' ')],
  ['decode.other-spellings.blanks', (members) => spelled(members, () => '\n')],
  ['decode.other-spellings.blanks', (members) => spelled(members, () => '\r\n')],
  ['decode.other-spellings.blanks', (members) => spelled(members, () => '\t')],
  ['decode.other-spellings.blanks', (members, random) => spelled(members, () => blank(random))],
  ['decode.other-spellings.blanks', (members) => `${writeObject(members)}\n`],
  ['decode.other-spellings.blanks', (members) => ` ${writeObject(members)}`],
  [
    'decode.other-spellings.blanks',
    (members) => JSON.stringify(JSON.parse(writeObject(members)), null, 2),
  ],
  [
    'decode.other-spellings.escapes',
    (members) =>
      spelled(
        members,
        () => '',
        (json) => escaped(json, () => true),
      ),
  ],
  [
    'decode.other-spellings.escapes',
    (members) =>
      spelled(
        members,
        () => '',
        (json) => escaped(json, () => true, true),
      ),
  ],
  [
    'decode.other-spellings.escapes',
    (members) =>
      spelled(
        members,
        () => '',
        (json) => escaped(json, (index) => index === 0),
      ),
  ],
  [
    'decode.other-spellings.escapes',
    (members, random) =>
      spelled(
        members,
        () => '',
        (json) => escaped(json, () => random.integer(0, 2) === 0),
      ),
  ],
  [
    'decode.other-spellings.escapes',
    (members, random) =>
      spelled(
        members,
        () => blank(random),
        (json) => escaped(json, () => random.integer(0, 2) === 0),
      ),
  ],
  [
    'decode.other-spellings.order',
    (members) => writeObject(Object.fromEntries(Object.entries(members).reverse())),
  ],
  [
    'decode.other-spellings.order',
    (members, random) => writeObject(Object.fromEntries(random.shuffle(Object.entries(members)))),
  ],
  [
    'decode.other-spellings.order',
    (members, random) => writeObject(Object.fromEntries(random.shuffle(Object.entries(members)))),
  ],
];

const headers: [PlainId, string][] = [
  ['decode.other-spellings.header', '{"alg":"HS256"}'],
  ['decode.other-spellings.header', '{"alg":"HS256","typ":"JWT"}'],
  ['decode.other-spellings.header', '{"typ":"JWT","alg":"HS256"}'],
  ['decode.other-spellings.header', '{\r\n "alg" : "HS256" }'],
  ['decode.other-spellings.header', '{"typ":"JWT",\r\n "alg":"HS256"}'],
  ['decode.other-spellings.header', '{"\\u0061lg":"HS\\u0032\\u0035\\u0036"}'],
  ['decode.other-spellings.header', '{"alg":"HS256","typ":"\\u004aWT"}'],
];

/** Numbers in other notations, and times that are fractions. */
function timeSpellings(session: JudgeSession): [PlainId, Members][] {
  const end = Math.floor(session.now()) + 60;
  const past = session.now() - session.random.integer(1, 600);
  return [
    ['decode.other-spellings.number', { exp: `${end}.0` }],
    ['decode.other-spellings.number', { exp: `${end}.000` }],
    ['decode.other-spellings.number', { exp: `${end}e0` }],
    ['decode.other-spellings.number', { exp: `${end}0E-1` }],
    ['decode.other-spellings.number', { exp: `${String(end).replace(/^./, '$&.')}e+9` }],
    ['decode.other-spellings.fraction', { exp: `${end}.5` }],
    ['decode.other-spellings.fraction', { exp: `${end}.123456` }],
    [
      'decode.other-spellings.fraction',
      { iat: `${Math.floor(past)}.25`, nbf: `${Math.floor(past)}.75` },
    ],
    ['decode.other-spellings.early', { nbf: '0' }],
    ['decode.other-spellings.early', { nbf: '-0' }],
    ['decode.other-spellings.early', { nbf: '-1' }],
    ['decode.other-spellings.early', { nbf: '0.5' }],
    ['decode.other-spellings.early', { nbf: String(past), iat: String(past) }],
    ['decode.other-spellings.version', { sub: '"017f22e2-79b0-7cc3-98c4-dc0c0c07398f"' }],
    ['decode.other-spellings.version', { sub: '"c232ab00-9414-11ec-b3c8-9f6bdeced846"' }],
    ['decode.other-spellings.version', { sub: '"2ed6657d-e927-568b-95e1-2665a8aea6a2"' }],
  ];
}
