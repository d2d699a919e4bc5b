import { listOf, message, messageOf, type PlainId, type Sayable } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { eachClass, type InputClass } from '#kata/judge/generate.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { JudgeSession } from '#kata/judge/session.ts';
import {
  type Case,
  claimsFor,
  judgeAll,
  type Members,
  plainHeader,
  shown,
  tokenOf,
} from './tokens.ts';
import { everyType, nearTexts, numericTexts, shiftDigits, wrapped } from './values.ts';

/** One odd member of a header or of claims: its name, its value as JSON text, and the rule that it breaks. */
interface Odd {
  part: 'header' | 'claims';
  changed: Members;
  rule: Sayable;
}

/** Every claim with every value that it must not have. */
export const oddClaims = defineCheck('decode.odd-claims', (session) =>
  judgeAll(
    session,
    allOddClaims(session).map((odd) => caseOf(session, [odd])),
  ),
);

/** Every header member with every value that it must not have, under a right signature. */
export const oddHeaders = defineCheck(
  'decode.odd-headers',
  (session) =>
    judgeAll(
      session,
      allOddHeaders(session.random).map((odd) => caseOf(session, [odd])),
    ),
  { hints: 'header-checked' },
);

/** Two odd members at once: one must not make up for the other. */
export const oddPairs = defineCheck(
  'decode.odd-pairs',
  async (session) => {
    await judgeAll(
      session,
      swappedClaims(session).map((odd) => caseOf(session, [odd])),
    );
    const pair = pairOf([...allOddClaims(session), ...allOddHeaders(session.random)]);
    const pairs = Array.from({ length: 40 }, () => pair);
    await eachClass(session, pairs, (odd) => judgeAll(session, [caseOf(session, odd)]));
  },
  { hints: 'header-checked' },
);

function allOddClaims(session: JudgeSession): Odd[] {
  const { issuer, lifetime, random } = session;
  const now = session.now();
  const end = now + 60;
  const [past, latest] = [now - 60, now + lifetime];
  const odd = (name: string, rule: Sayable, values: (string | undefined)[]): Odd[] =>
    [...new Set(values)].map((json) => ({ part: 'claims', changed: { [name]: json }, rule }));

  const id = random.id();
  const otherTimes = (time: number): (string | undefined)[] => [
    ...everyType.filter((json) => !/^-?[\d.]+$/.test(json)),
    ...wrapped(String(time)).slice(0, 6),
    ...numericTexts(time).map((text) => JSON.stringify(text)),
  ];
  // An optional claim: null, nothing and texts that are a number, and some of the others.
  const someTimes = (time: number): string[] => [
    ...['null', 'false', '""', '"0"', '[]', `[${time}]`, `"${time}"`, '"now"', '1e400'],
    ...random.shuffle(otherTimes(time).filter((json) => json !== undefined)).slice(0, 16),
  ];
  const late = [1, 0.125, 60, 1e9, 2 ** 31, 2 ** 32].map((seconds) => String(now + seconds));
  const never = ['8640000000000', '8640000000001', '8.64e15', '9007199254740993', '1e21', '1e300'];
  const endless = [...never, String(now * 1000), '1.7976931348623157e308', '1e309', '1e400'];
  const issuers = nearTexts(issuer, random).map((text) => JSON.stringify(text));
  const ids = [...nearTexts(id, random), ...oddIds(id, random)]
    .filter((text) => !uuid.test(text))
    .map((text) => JSON.stringify(text));

  return [
    ...odd('iss', message('decode.odd.iss', { issuer }), [
      undefined,
      ...everyType,
      ...issuers,
      ...wrapped(JSON.stringify(issuer)),
    ]),
    ...odd('sub', 'decode.odd.sub', [
      undefined,
      ...everyType,
      ...ids,
      ...wrapped(JSON.stringify(id)),
      ...['"admin"', '"root"', '"user"', '"me"', '"self"', JSON.stringify(issuer)],
    ]),
    ...odd('exp', message('decode.odd.exp', { lifetime }), [
      undefined,
      ...otherTimes(end),
      ...[latest + 1, latest + 0.125, end + 2 ** 32].map(String),
      ...endless,
    ]),
    ...odd('iat', 'decode.odd.iat', [
      ...someTimes(past),
      ...late,
      ...random.shuffle(endless).slice(0, 4),
    ]),
    ...odd('nbf', 'decode.odd.nbf', [
      ...someTimes(past),
      ...late,
      ...random.shuffle(endless).slice(0, 4),
    ]),
    ...odd('aud', 'decode.odd.aud', [
      ...[...everyType, '[""]', '"*"', '["*"]', '"any"', JSON.stringify(random.word())],
      ...[JSON.stringify(issuer), `[${JSON.stringify(issuer)}]`, JSON.stringify(id)],
    ]),
  ];
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Texts that programs take for the UUID, and that are not a UUID in lower case. */
function oddIds(id: string, random: RandomSource): string[] {
  const digits = id.replaceAll('-', '');
  const hyphened = (hyphen: string) => id.replaceAll('-', hyphen);
  return [
    ...[digits, `{${id}}`, `(${id})`, `urn:uuid:${id}`, `0x${digits}`, `${id}-${random.id()}`],
    ...[hyphened('_'), hyphened(' '), hyphened('–'), hyphened('−'), hyphened('')],
    ...[
      `${id.slice(0, -1)}g`,
      `${id.slice(0, -1)}.`,
      `g${id.slice(1)}`,
      `${digits.slice(0, 8)}-${digits.slice(8)}`,
    ],
    ...[
      shiftDigits(id, 0x660),
      shiftDigits(id, 0xff10),
      digits.replace(/(.{12})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    ],
    ...[
      Buffer.from(digits, 'hex').toString('base64url'),
      `${id}/../${random.id()}`,
      `${id}' OR '1'='1`,
    ],
    ...['-'.repeat(36), 'a'.repeat(36), `--------${id.slice(8)}`, random.word(), '1', '0'],
  ].filter((text) => text !== id);
}

const algorithms = [
  ...['none', 'None', 'NONE', 'nOnE', 'HS384', 'HS512', 'RS256', 'ES256', 'PS256', 'EdDSA', 'HS1'],
  ...['HS', '256', 'S256', 'HS25', 'HS2', 'H', '', 'hs256', 'Hs256', 'hS256', 'SHA256', 'sha256'],
  ...[
    'HMAC-SHA256',
    'HMACSHA256',
    'A256KW',
    'HS256,none',
    'HS256|none',
    'none,HS256',
    'HS256K',
    'dir',
  ],
];

/** Names of header members that the server does not use (RFC 7515, 4.1; RFC 7516; RFC 7797; RFC 7519, 5.3). */
const members: Record<string, string> = {
  crit: '["exp"]',
  kid: '"1"',
  jku: '"https://keys.example/jwks.json"',
  jwk: '{"kty":"oct","k":"AAAA"}',
  x5u: '"https://keys.example/chain.pem"',
  x5c: '["MIIB"]',
  x5t: '"AAAA"',
  'x5t#S256': '"AAAA"',
  cty: '"JWT"',
  enc: '"A256GCM"',
  zip: '"DEF"',
  b64: 'false',
  iss: '"koa-jwt-kata"',
  sub: '"1"',
  aud: '"a"',
  exp: '1',
  nonce: '"a"',
  url: '"https://example.org/"',
  Alg: '"HS256"',
  ALG: '"none"',
  Typ: '"JWT"',
  'alg ': '"HS256"',
  algs: '["HS256"]',
  '': '"a"',
  constructor: '1',
  toString: '1',
  hasOwnProperty: 'true',
};

function allOddHeaders(random: RandomSource): Odd[] {
  const odd = (name: string, rule: PlainId, values: (string | undefined)[]): Odd[] =>
    [...new Set(values)].map((json) => ({ part: 'header', changed: { [name]: json }, rule }));
  const texts = (list: string[]) => list.map((text) => JSON.stringify(text));
  const types = ['at+jwt', 'jwt', 'Jwt', 'application/jwt', 'JWS', 'JWE', 'JOSE', 'JW', 'dpop+jwt'];
  const unknown = { ...members, [random.word()]: '1' };
  return [
    ...odd('alg', 'decode.odd.alg', [
      undefined,
      ...[...everyType, ...wrapped('"HS256"')],
      ...texts([...nearTexts('HS256', random), ...algorithms]),
    ]),
    ...odd('typ', 'decode.odd.typ', [
      ...[...everyType, ...wrapped('"JWT"')],
      ...texts([...nearTexts('JWT', random), ...types]),
    ]),
    ...Object.entries(unknown).flatMap(([name, json]) =>
      odd(name, 'decode.odd.member', [
        json,
        random.pick(everyType),
        random.pick(['null', '""', 'false', '0', '[]']),
      ]),
    ),
  ];
}

/** Right values in the wrong places. */
function swappedClaims(session: JudgeSession): Odd[] {
  const { issuer, lifetime, random } = session;
  const [iss, sub, exp] = [issuer, random.id(), session.now() + 60].map((one) =>
    JSON.stringify(one),
  );
  const moved: [Sayable, Members][] = [
    [message('decode.odd.iss', { issuer }), { iss: sub, sub: iss }],
    [message('decode.odd.iss', { issuer }), { iss: undefined, issuer: iss, Iss: iss, ISS: iss }],
    [
      'decode.odd.sub',
      { sub: undefined, Sub: sub, id: sub, uid: sub, user: sub, userId: sub, user_id: sub },
    ],
    [
      message('decode.odd.exp', { lifetime }),
      { exp: undefined, Exp: exp, expires: exp, expiry: exp, expiresIn: '60' },
    ],
    [
      message('decode.odd.exp', { lifetime }),
      { exp: undefined, nbf: undefined, iat: String(session.now()) },
    ],
    [message('decode.odd.exp', { lifetime }), { exp: undefined, iat: undefined }],
    [
      'decode.odd.sub',
      {
        iss: undefined,
        sub: undefined,
        exp: undefined,
        claims: `{"iss":${iss},"sub":${sub},"exp":${exp}}`,
      },
    ],
  ];
  return moved.map(([rule, changed]) => ({ part: 'claims', changed, rule }));
}

/** Two odd members of different names, and each of them alone if the two pass. */
function pairOf(odd: readonly Odd[]): InputClass<Odd[]> {
  const nameOf = ({ part, changed }: Odd) => [part, ...Object.keys(changed)].join(' ');
  return {
    name: 'decode.odd.pair',
    draw(random) {
      const first = random.pick(odd);
      const others = odd.filter((one) => nameOf(one) !== nameOf(first));
      return [first, random.pick(others)];
    },
    simpler: (pair) => (pair.length > 1 ? pair.map((one) => [one]) : []),
  };
}

/** A token with odd members, and the rules that they break. */
function caseOf(session: JudgeSession, odd: readonly Odd[]): Case {
  const [header, claims] = [changedIn(odd, 'header'), changedIn(odd, 'claims')];
  const token = tokenOf(session, claimsFor(session, claims), { ...plainHeader, ...header });
  const parts = [
    ...(Object.keys(claims).length > 0
      ? [message('decode.odd.claims', { what: shown(claims) })]
      : []),
    ...(Object.keys(header).length > 0
      ? [message('decode.odd.header', { what: shown(header) })]
      : []),
  ];
  const why = listOf(odd.map(({ rule }) => messageOf(rule)));
  return { token, why: message('decode.odd.refused', { what: listOf(parts), why }) };
}

function changedIn(odd: readonly Odd[], part: Odd['part']): Members {
  return Object.assign({}, ...odd.filter((one) => one.part === part).map(({ changed }) => changed));
}
