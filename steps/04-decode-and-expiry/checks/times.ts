import { forge } from '#attacks/forge.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import { advanceClock, type JudgeSession } from '#kata/judge/session.ts';
import {
  type Case,
  claimsFor,
  judgeAll,
  type Members,
  send,
  shown,
  tokenOf,
  tokenOfParts,
  writeObject,
} from './tokens.ts';

/** Every time, before, at and after now, at several fractions of a second. */
export const fractions = defineCheck(
  'decode.fractions',
  async (session) => {
    // Eighths are exact in seconds and in milliseconds, so "equal to now" is the same in both.
    for (const fraction of [0.125, 0.5, 0.875, 0]) {
      await advanceClock(session, fraction);
      await judgeAll(session, casesNow(session));
    }
    await advanceClock(session, 0);
  },
  { hints: 'expires-this-second' },
);

/** Times in the past, which are expired, however long ago. */
export const longExpired = defineCheck(
  'decode.long-expired',
  async (session) => {
    const now = session.now();
    const past = [now, now - 1, now - 60, now - 86_400, now - 3e7, now / 2, 1e9, 1.5, 1].map(
      String,
    );
    const tokenWith = (exp: string) =>
      tokenOf(session, claimsFor(session, { iat: undefined, exp }));
    await judgeAll(
      session,
      past.map((json): Case => {
        const why = message('decode.long-expired.past', { json });
        return { token: tokenWith(json), why, result: 'expired' };
      }),
    );
    // iat and nbf are not later than now, so only exp is wrong.
    const exp = now - session.random.integer(1, 600);
    const begins = [exp - 60, exp, exp + 0.5, now, 0, exp - session.lifetime - 1].map(String);
    await judgeAll(
      session,
      begins.flatMap((json) =>
        (['iat', 'nbf'] as const).map((name): Case => {
          const token = tokenOf(session, claimsFor(session, { exp: String(exp), [name]: json }));
          const why = message('decode.long-expired.begun', { name, json });
          return { token, why, result: 'expired' };
        }),
      ),
    );
    for (const json of ['0', '-0', '0.0', '-1', '-1.5', String(-now), String(now - 2 ** 31)]) {
      const answer = await send(session, tokenWith(json));
      expectThat(answer, message('decode.long-expired.negative', { json }), answer.status === 401);
    }
  },
  { hints: 'expired' },
);

/** Every beginning with every end: only the end is limited, and only by now and TOKEN_LIFETIME. */
export const validTimes = defineCheck(
  'decode.valid-times',
  async (session) => {
    const { lifetime, random } = session;
    const now = session.now();
    const years = random.integer(10, 60) * 31_557_600;
    const past = [0, 0.5, 1, lifetime - 1, lifetime, lifetime + 1, years].map((ago) => now - ago);
    const begins = [undefined, ...[...past, 1, 0, -1, -now].map(String)];
    const ends = [now + 0.5, now + 1, now + lifetime / 2, now + lifetime].map(String);
    await judgeAll(
      session,
      begins.flatMap((begin) =>
        ends.flatMap((exp) =>
          [
            { iat: begin, nbf: random.pick(begins), exp },
            { iat: random.pick(begins), nbf: begin, exp },
          ].map((times): Case => {
            const why = message('decode.valid-times.ok', { what: shown(times), lifetime });
            return { token: tokenOf(session, claimsFor(session, times)), why, result: 'passes' };
          }),
        ),
      ),
    );
  },
  { hints: 'other-spellings' },
);

/** Tokens that have expired and are not ours: the response must not say that they have expired. */
export const expiredLast = defineCheck(
  'decode.expired-last',
  async (session) => {
    const { random, secret } = session;
    const past = String(Math.floor(session.now()) - random.integer(1, 600));
    const claims = (changed: Members = {}) =>
      writeObject(claimsFor(session, { iat: undefined, exp: past, ...changed }));
    const valid = forge(claims(), secret);
    const [header = '', content = '', signature = ''] = valid.split('.');
    const bad: [PlainId, string][] = [
      ['decode.expired-last.signature', forge(claims(), random.secret())],
      ['decode.expired-last.signature', `${header}.${content}.`],
      ['decode.expired-last.signature', `${header}.${content}`],
      [
        'decode.expired-last.signature',
        `${header}.${forge(claims(), secret).split('.')[1]}.${signature}`,
      ],
      [
        'decode.expired-last.signature',
        forge(claims(), secret, { header: { alg: 'none' } }).replace(/[^.]*$/, ''),
      ],
      ['decode.expired-last.form', `${valid}=`],
      ['decode.expired-last.form', `${valid}.`],
      ['decode.expired-last.form', `${header}=.${content}.${signature}`],
      ['decode.expired-last.form', tokenOfParts(session, claims().replace('{', '{"x":1,"x":2,'))],
      ['decode.expired-last.form', tokenOfParts(session, claims({ x: '{"__proto__":1}' }))],
      [
        'decode.expired-last.header',
        forge(claims(), secret, { header: { alg: 'HS512' }, hash: 'sha512' }),
      ],
      ['decode.expired-last.header', forge(claims(), secret, { header: { alg: 'none' } })],
      [
        'decode.expired-last.header',
        forge(claims(), secret, { header: { alg: 'HS256', kid: '1' } }),
      ],
      [
        'decode.expired-last.header',
        forge(claims(), secret, { header: { alg: 'HS256', crit: ['exp'] } }),
      ],
      [
        'decode.expired-last.header',
        forge(claims(), secret, { header: { alg: 'HS256', typ: 'at+jwt' } }),
      ],
    ];

    await judgeAll(
      session,
      bad.map(([why, token]) => ({ why, token })),
    );
  },
  { hints: 'expiry-told-to-owner' },
);

/** One token, asked again while the time moves by milliseconds, seconds and days. */
export const remembered = defineCheck(
  'decode.remembered',
  async (session) => {
    const { random } = session;
    await advanceClock(session, 0);
    const start = session.now();
    const ends = [0.005, 0.5, 1, 2.5, 30, 600].map((seconds) => ({
      seconds,
      token: tokenOf(session, claimsFor(session, { exp: String(start + seconds) })),
    }));
    const begins = ends.map(({ seconds }) => ({
      seconds,
      name: random.pick(['nbf', 'iat']),
      token: '',
    }));
    for (const begin of begins) {
      const times = { [begin.name]: String(start + begin.seconds), exp: String(start + 1500) };
      begin.token = tokenOf(session, claimsFor(session, times));
    }
    const judge = async () => {
      const passed = session.now() - start;
      await judgeAll(session, [
        ...ends.map(
          ({ seconds, token }): Case =>
            passed < seconds
              ? { token, why: 'decode.remembered.valid', result: 'passes' }
              : { token, why: 'decode.remembered.expired', result: 'expired' },
        ),
        ...begins.map(
          ({ seconds, token }): Case =>
            passed < seconds
              ? { token, why: 'decode.remembered.early' }
              : { token, why: 'decode.remembered.begun', result: 'passes' },
        ),
      ]);
    };
    await judge();
    await judge();
    for (const moment of [0.004, 0.006, 0.499, 0.5, 0.999, 1.001, 2, 3, 29.999, 30, 599.99, 601]) {
      await session.passTime(start + moment - session.now());
      await judge();
    }
    await session.passTime(start + 3 * 86_400 - session.now());
    await judgeAll(session, [
      ...[...ends, ...begins].map(
        ({ token }): Case => ({
          token,
          why: 'decode.remembered.expired',
          result: 'expired',
        }),
      ),
      {
        token: tokenOf(session, claimsFor(session)),
        why: 'decode.remembered.new',
        result: 'passes',
      },
    ]);
  },
  { hints: 'expiry-every-time' },
);

/** Many tokens of many users, then the first ones again, right and forged. */
export const manyTokens = defineCheck(
  'decode.many-tokens',
  async (session) => {
    const passing = (token: string, why: PlainId): Case => ({ token, why, result: 'passes' });
    const tokens = Array.from({ length: 120 }, () => tokenOf(session, claimsFor(session)));
    const [first = ''] = tokens;
    await judgeAll(session, [
      ...tokens.map((token) => passing(token, 'decode.many-tokens.valid')),
      ...Array.from({ length: 10 }, () => passing(first, 'decode.many-tokens.again')),
    ]);
    const again = session.random.shuffle(tokens).slice(0, 15);
    await judgeAll(
      session,
      [first, ...again].flatMap((token) => {
        const [header, claims, signature = ''] = token.split('.');
        const [, otherClaims, otherSignature] = tokenOf(session, claimsFor(session)).split('.');
        const forged = [
          `${header}.${otherClaims}.${signature}`,
          `${header}.${claims}.${otherSignature}`,
          `${header}.${claims}.${signature.slice(0, -2)}`,
        ];
        return [
          ...forged.map((one): Case => ({ token: one, why: 'decode.many-tokens.forged' })),
          passing(token, 'decode.many-tokens.again'),
        ];
      }),
    );
  },
  { hints: 'expiry-every-time' },
);

/** The cases of this moment. */
function casesNow(session: JudgeSession): Case[] {
  const now = session.now();
  const latest = now + session.lifetime;
  const tokenWith = (name: string, time: number) =>
    tokenOf(session, claimsFor(session, { iat: undefined, [name]: String(time) }));
  return [0, 0.125, 0.375, 0.5, 0.875, 1].flatMap((difference): Case[] => {
    const values = { difference, clock: now % 1 };
    const named = (['iat', 'nbf'] as const).map((name) => ({ name, ...values }));
    const [before, after] = [now - difference, now + difference];
    const past: Case[] = [
      {
        token: tokenWith('exp', before),
        why: message('decode.fractions.exp-past', values),
        result: 'expired',
      },
      {
        token: tokenWith('exp', latest - difference),
        why: message('decode.fractions.latest', values),
        result: 'passes',
      },
      ...named.map(
        (holes): Case => ({
          token: tokenWith(holes.name, before),
          why: message('decode.fractions.past', holes),
          result: 'passes',
        }),
      ),
    ];
    if (difference === 0) return past;
    return [
      ...past,
      {
        token: tokenWith('exp', after),
        why: message('decode.fractions.exp-later', values),
        result: 'passes',
      },
      {
        token: tokenWith('exp', latest + difference),
        why: message('decode.fractions.too-late', values),
      },
      ...named.map((holes) => ({
        token: tokenWith(holes.name, after),
        why: message('decode.fractions.later', holes),
      })),
    ];
  });
}
