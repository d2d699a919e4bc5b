import { createHash } from 'node:crypto';
import { forge } from '#attacks/forge.ts';
import { message, type PlainId, type Sayable } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectRefusal, expectThat, expiredToken, invalidToken } from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { Answer, AppUnderTest, JudgeSession } from '#kata/judge/session.ts';
import { expectClaims } from './tokens.ts';
import { nearTexts } from './values.ts';

/** Issuers of every shape: only this text, character for character, is the issuer. */
export const issuers = defineCheck(
  'decode.issuers',
  async (session) => {
    for (const shape of issuerShapes) {
      const issuer = shape(session.random);
      const app = await opened(session, { JWT_ISSUER: issuer });
      const valid = app.token(session.random.id());
      expectClaims(
        await present(app, valid),
        valid,
        message('decode.issuers.ok', { json: JSON.stringify(issuer) }),
      );
      const tokenWith = (iss: string) =>
        forge({ iss, sub: session.random.id(), exp: session.now() + 60 }, app.secret);
      const near = session.random.shuffle(nearTexts(issuer, session.random)).slice(0, 8);
      const others = [...new Set([...near, ...nearIssuers(issuer)])].filter(
        (iss) => iss !== issuer,
      );
      const answers = await Promise.all(others.map((iss) => present(app, tokenWith(iss))));
      for (const [index, iss] of others.entries()) {
        const why = message('decode.issuers.near', { issuer, json: JSON.stringify(iss) });
        expectRefusalIn(answers, index, why);
      }
    }
  },
  { hints: 'issuer' },
);

/** Secrets of every shape: tokens are signed with the bytes of the text, and with nothing else. */
export const secretShapes = defineCheck(
  'decode.secret-shapes',
  async (session) => {
    for (const [what, shape] of shapes) {
      const secret = shape(session.random);
      const app = await opened(session, { JWT_SECRET: secret });
      const valid = app.token(session.random.id());
      expectClaims(
        await present(app, valid),
        valid,
        message('decode.secret-shapes.ok', { what: message(what) }),
      );
      const claims = { iss: app.issuer, sub: session.random.id(), exp: session.now() + 60 };
      const forged = nearKeys(secret).map((key) => forge(claims, key));
      const answers = await Promise.all(forged.map((token) => present(app, token)));
      const why = message('decode.secret-shapes.near', { what: message(what) });
      for (const index of forged.keys()) expectRefusalIn(answers, index, why);
    }
  },
  { hints: 'signature' },
);

/** Lifetimes from one second to 366 days. */
export const lifetimes = defineCheck(
  'decode.lifetimes',
  async (session) => {
    const { random } = session;
    const drawn = [1, 2, random.integer(3, 599), random.integer(3600, 604_800), 31_622_400];
    for (const lifetime of drawn) {
      const app = await opened(session, { TOKEN_LIFETIME: String(lifetime) });
      const end = session.now() + lifetime;
      const longest = app.token(random.id(), { exp: end });
      expectClaims(
        await present(app, longest),
        longest,
        message('decode.lifetimes.ok', { lifetime }),
      );
      for (const late of [1, 60, 86_400]) {
        const answer = await present(app, app.token(random.id(), { exp: end + late }));
        expectRefusal(answer, invalidToken, message('decode.lifetimes.late', { lifetime }));
      }
      const days = lifetime > 86_400 * 4 ? [lifetime / 2, lifetime - 1] : [lifetime / 2];
      const begin = session.now();
      for (const day of days.map(Math.floor)) {
        await session.passTime(begin + day - session.now());
        if (day < lifetime)
          expectClaims(
            await present(app, longest),
            longest,
            message('decode.lifetimes.still', { lifetime }),
          );
      }
      await session.passTime(begin + lifetime - session.now());
      expectRefusal(
        await present(app, longest),
        expiredToken,
        message('decode.lifetimes.over', { lifetime }),
      );
    }
  },
  { hints: 'lifetime-limited' },
);

/** Two apps in one process: what one has accepted or refused must not matter for the other. */
export const severalApps = defineCheck(
  'decode.several-apps',
  async (session) => {
    const { random, secret, issuer } = session;
    const changes = [
      { JWT_SECRET: random.secret() },
      { JWT_ISSUER: random.word() },
      { TOKEN_LIFETIME: '10' },
      { JWT_SECRET: random.secret(), JWT_ISSUER: random.word(), TOKEN_LIFETIME: '100' },
    ];
    for (const change of changes) {
      const other = await opened(session, change);
      const ours = session.token(random.id(), { exp: session.now() + 600 });
      const theirs = other.token(random.id(), { exp: session.now() + other.lifetime });
      for (const order of [
        [session, other],
        [other, session],
      ]) {
        for (const app of order) {
          const [good, bad] = app === other ? [theirs, ours] : [ours, theirs];
          expectClaims(await present(app, good), good, 'decode.several-apps.own');
          const answer = await present(app, bad);
          // A token of the app with the shorter lifetime is valid in both.
          if (app === session && other.secret === secret && other.issuer === issuer) continue;
          expectRefusal(answer, invalidToken, 'decode.several-apps.other');
        }
      }
    }
  },
  { hints: 'signature-every-time' },
);

function present(app: Pick<AppUnderTest, 'ask'>, token: string): Promise<Answer> {
  return app.ask({ path: '/inspect', headers: { 'x-access-token': token } });
}

function expectRefusalIn(answers: readonly Answer[], index: number, why: Sayable): void {
  const answer = answers[index];
  if (answer !== undefined) expectRefusal(answer, invalidToken, why);
}

async function opened(session: JudgeSession, env: Record<string, string>): Promise<AppUnderTest> {
  const app = await session.openApp(env);
  if (app !== undefined) return app;
  const answer = await session.ask({ path: '/health' });
  const shown = Object.keys(env).join(', ');
  expectThat(answer, message('decode.settings.starts', { name: shown }), false);
  throw new Error('unreachable');
}

const issuerShapes: ((random: RandomSource) => string)[] = [
  (random) => `https://${random.word()}.example.org/${random.word()}`,
  (random) => `https://${random.word()}.example.org/`,
  (random) => `auth.${random.word()}.org`,
  (random) => `http://${random.word()}:8080`,
  (random) => `Auth-${random.word()}-API`,
  (random) => `The ${random.word()} service`,
  (random) => `${random.word()}.*+?(a|b)[c-d]{2}^$\\d`,
  () => '[a-z]+',
  (random) => `"${random.word()}"'\\`,
  (random) => `caf\u00e9-${random.word()}`,
  (random) => `cafe\u0301-${random.word()}`,
  (random) => `签发者-${random.word()}-ß-İ`,
  () => 'a',
  (random) => String(random.integer(1, 1e9)),
  () => 'true',
  (random) => random.text('abcdefghijklmnopqrstuvwxyz', 200),
  (random) => ` ${random.word()} `,
];

/** Other texts that a program may take for this issuer: as a URL, as a pattern, normalized, or as JSON. */
function nearIssuers(issuer: string): string[] {
  return [
    ...[issuer.normalize('NFC'), issuer.normalize('NFD'), issuer.normalize('NFKC'), issuer.trim()],
    ...[
      issuer.replaceAll('.', 'x'),
      issuer.replace(/\/+$/, ''),
      `${issuer}//`,
      `${issuer}?a`,
      `${issuer}/a`,
    ],
    ...[issuer.replace('https:', 'http:'), issuer.replace(/^https?:\/\//, ''), `https://${issuer}`],
    ...[
      issuer.replace(':8080', ''),
      issuer.replace('://', '://a@'),
      issuer.replace('://', '://a.'),
    ],
    ...[
      'koa-jwt-kata',
      JSON.stringify(issuer),
      encodeURIComponent(issuer),
      `${issuer},a`,
      'abcd',
      'a',
      '[a-z]+',
    ],
    ...[issuer.replaceAll('ß', 'ss'), issuer.replace(/\s+/g, ' '), issuer.replaceAll(' ', '')],
  ];
}

const shapes: [PlainId, (random: RandomSource) => string][] = [
  ['decode.secret-shapes.newline', (random) => `${random.secret()}\n`],
  ['decode.secret-shapes.newline', (random) => `${random.secret()}\r\n`],
  [
    'decode.secret-shapes.newline',
    (random) => `${random.secret().slice(0, 20)}\n${random.secret()}`,
  ],
  ['decode.secret-shapes.blanks', (random) => `  ${random.secret()}`],
  ['decode.secret-shapes.blanks', (random) => `${random.secret()}\t `],
  ['decode.secret-shapes.quotes', (random) => `"${random.secret()}"`],
  ['decode.secret-shapes.quotes', (random) => `'${random.secret()}'`],
  ['decode.secret-shapes.hex', (random) => random.bytes(32).toString('hex')],
  ['decode.secret-shapes.base64', (random) => random.bytes(48).toString('base64')],
  ['decode.secret-shapes.base64', (random) => random.bytes(32).toString('base64')],
  ['decode.secret-shapes.letters', (random) => `caf\u00e9 \u00fc ${random.secret()}`],
  ['decode.secret-shapes.letters', (random) => `cafe\u0301 u\u0308 ${random.secret()}`],
  ['decode.secret-shapes.letters', (random) => random.text('абвгдежзиклмнопрстуфхцчшщ', 40)],
  ['decode.secret-shapes.letters', (random) => `😀${random.secret()}中`],
  ['decode.secret-shapes.long', (random) => random.secret() + random.secret()],
  [
    'decode.secret-shapes.long',
    (random) => Array.from({ length: 5 }, () => random.secret()).join(''),
  ],
  ['decode.secret-shapes.short', (random) => random.secret().slice(0, 32)],
  ['decode.secret-shapes.signs', (random) => `$\`!"%&/()=?{}[]#+*~'<>|;:,. ${random.secret()}`],
];

/** Keys that a program may derive from a secret; those that HMAC treats as the secret itself are left out. */
function nearKeys(secret: string): Uint8Array[] {
  const texts = [
    ...[
      secret.trim(),
      secret.trimStart(),
      secret.trimEnd(),
      secret.replaceAll(/[\r\n]/g, ''),
      secret.replaceAll(/\s/g, ''),
    ],
    ...[
      secret.replace(/^["']|["']$/g, ''),
      secret.normalize('NFC'),
      secret.normalize('NFD'),
      secret.normalize('NFKC'),
    ],
    ...[
      secret.toLowerCase(),
      secret.toUpperCase(),
      secret.slice(0, 32),
      secret.slice(0, 64),
      secret.slice(0, 72),
    ],
    ...[
      secret.slice(-32),
      secret.split('\n')[0] ?? '',
      secret.replaceAll(/[^\x20-\x7e]/g, ''),
      secret.replaceAll(/[^ -~]/g, '?'),
    ],
    ...[secret.slice(0, 128), secret.slice(0, 100), secret.slice(0, 50), JSON.stringify(secret)],
  ];
  const bytes = Buffer.from(secret);
  const keys = [
    ...texts.map((text) => Buffer.from(text)),
    ...(['latin1', 'utf16le', 'base64', 'hex'] as const).map((encoding) =>
      Buffer.from(secret, encoding),
    ),
    ...[32, 48, 64, 72, 128].map((length) => bytes.subarray(0, length)),
    createHash('sha512').update(secret).digest(),
    ...(bytes.length <= 64 ? [createHash('sha256').update(secret).digest()] : []),
  ];
  const hashed = createHash('sha256').update(secret).digest();
  const distinct = new Map(keys.map((key) => [key.toString('hex'), key])).values();
  return [...distinct].filter(
    (key) => !key.equals(bytes) && (bytes.length <= 64 || !key.equals(hashed)),
  );
}
