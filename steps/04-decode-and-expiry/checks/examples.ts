import { forge, segment, sign } from '#attacks/forge.ts';
import { fieldOf } from '#attacks/json.ts';
import { message, type PlainId, type Sayable } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import {
  expectOk,
  expectOwnError,
  expectRefusal,
  expectThat,
  expectUnprinted,
  expiredToken,
  invalidToken,
} from '#kata/judge/expect.ts';
import { type Answer, type Asked, advanceClock, type JudgeSession } from '#kata/judge/session.ts';
import { everyTime } from './requests.ts';

const hour = 3600;

/** One example of each rule: they fail first, with the plainest messages. */
export const examples: readonly Check[] = [
  defineCheck(
    'decode.valid',
    async (session) => {
      const sub = session.random.id();
      const exp = session.now() + 60;
      const answer = await present(session, session.token(sub, { exp }));
      expectOk(answer, 'decode.valid.ok');
      for (const [name, value] of Object.entries({ iss: session.issuer, sub })) {
        const expected = message('decode.valid.string', { name, value });
        expectThat(answer, expected, fieldOf(answer.body.claims, name) === value);
      }
      const expected = message('decode.valid.exp', { exp });
      expectThat(answer, expected, fieldOf(answer.body.claims, 'exp') === exp);
    },
    { needed: true },
  ),

  everyTime,

  defineCheck('decode.anonymous', async (session) => {
    const answer = await session.ask({ path: '/inspect' });
    expectOk(answer, 'decode.anonymous.ok');
    expectThat(answer, 'decode.anonymous.null', answer.body.claims === null);
  }),

  defineCheck('decode.bad-token-ends-request', async (session) => {
    const { random } = session;
    await refuseAll(session, [
      ['decode.bad-token-ends-request.word', random.word()],
      ['decode.bad-token-ends-request.letters', 'a.b.c'],
      ['decode.bad-token-ends-request.dots', '..'],
      ['decode.bad-token-ends-request.fourth', `${session.token(random.id())}.`],
    ]);
  }),

  defineCheck('decode.every-carrier', async (session) => {
    const sub = session.random.id();
    for (const [carrier, asked] of carriersOf(session.token(sub))) {
      const answer = await session.ask({ path: '/inspect', ...asked });
      expectOk(answer, `decode.every-carrier.${carrier}-ok`);
      const expected = message(`decode.every-carrier.${carrier}-sub`, { sub });
      expectThat(answer, expected, fieldOf(answer.body.claims, 'sub') === sub);
    }
    for (const [carrier, asked] of carriersOf(session.random.word())) {
      const answer = await session.ask({ path: '/inspect', ...asked });
      expectRefusal(answer, invalidToken, `decode.every-carrier.${carrier}-bad`);
    }
  }),

  defineCheck('decode.signature', async (session) => {
    const { random } = session;
    const claims = { iss: session.issuer, sub: random.id(), exp: session.now() + 60 };
    const [header, , signature] = session.token(random.id()).split('.');
    const [, changed] = session.token(random.id()).split('.');
    const foreign = await present(session, forge(claims, random.secret()));
    const noise = `${header}.${changed}.${sign(random.word(), random.secret())}`;
    const why =
      foreign.status === 200 && (await present(session, noise)).status === 200
        ? 'decode.signature.any'
        : 'decode.signature.foreign';
    expectRefusal(foreign, invalidToken, why);
    const token = `${header}.${changed}.${signature}`;
    await refuseAll(session, [['decode.signature.changed', token]]);
  }),

  defineCheck('decode.signature-every-time', async (session) => {
    const { issuer, random } = session;
    const sub = random.id();
    const valid = session.token(sub);
    expectOk(await present(session, valid), 'decode.signature-every-time.ok');
    const [header, claims] = valid.split('.');
    const foreign = forge({ iss: issuer, sub, exp: session.now() + 60 }, random.secret());
    const [, , signature] = foreign.split('.');
    await refuseAll(session, [
      ['decode.signature-every-time.claims', `${header}.${claims}.${signature}`],
      ['decode.signature-every-time.user', foreign],
    ]);
  }),

  defineCheck('decode.unsigned', async (session) => {
    const { secret } = session;
    const [header, claims] = session.token(session.random.id()).split('.');
    const none = forge(claimsOf(session), secret, { header: { alg: 'none', typ: 'JWT' } });
    const bare = none.slice(0, none.lastIndexOf('.') + 1);
    await refuseAll(session, [
      ['decode.unsigned.empty', `${header}.${claims}.`],
      ['decode.unsigned.no-segment', `${header}.${claims}`],
      ['decode.unsigned.none', bare],
    ]);
  }),

  defineCheck('decode.algorithm-pinned', async (session) => {
    const others = { HS512: 'sha512', HS384: 'sha384' };
    for (const [alg, hash] of Object.entries(others)) {
      const header = { typ: 'JWT', alg };
      const token = forge(claimsOf(session), session.secret, { header, hash });
      await refuseAll(session, [[message('decode.algorithm-pinned.other', { alg }), token]]);
    }
  }),

  defineCheck('decode.header-checked', async (session) => {
    const { secret } = session;
    const headers: [PlainId, object | string][] = [
      ['decode.header-checked.none', { typ: 'JWT', alg: 'none' }],
      ['decode.header-checked.case', { typ: 'JWT', alg: 'hs256' }],
      ['decode.header-checked.no-alg', { typ: 'JWT' }],
      ['decode.header-checked.crit', { typ: 'JWT', alg: 'HS256', crit: ['exp'] }],
      ['decode.header-checked.kid', { typ: 'JWT', alg: 'HS256', kid: '../../dev/null' }],
      ['decode.header-checked.typ', { typ: 'at+jwt', alg: 'HS256' }],
      ['decode.header-checked.null', 'null'],
    ];
    for (const [why, header] of headers) {
      await refuseAll(session, [[why, forge(claimsOf(session), secret, { header })]]);
    }
    const { iss, sub, exp } = claimsOf(session);
    const header = { alg: 'HS256' };
    const untyped = forge({ iss, sub, iat: session.now(), exp }, secret, { header });
    expectOk(await present(session, untyped), 'decode.header-checked.no-typ');
    const ageless = forge({ iss, sub, exp }, secret);
    expectOk(await present(session, ageless), 'decode.header-checked.no-iat');
  }),

  defineCheck('decode.expired', async (session) => {
    for (const seconds of [1, hour]) {
      const exp = session.now() - seconds;
      const token = session.token(session.random.id(), { iat: exp - 60, exp });
      const why = message('decode.expired.refused', { seconds });
      expectRefusal(await present(session, token), expiredToken, why);
    }
  }),

  defineCheck('decode.expires-this-second', async (session) => {
    const { random } = session;
    const ending = { iat: session.now() - 60, exp: session.now() };
    const answer = await present(session, session.token(random.id(), ending));
    expectRefusal(answer, expiredToken, 'decode.expires-this-second.now');
    const later = session.token(random.id(), { exp: session.now() + 1 });
    expectOk(await present(session, later), 'decode.expires-this-second.later');
    // Late in a second it shows whether a program rounds the time.
    const now = await advanceClock(session, 0.7);
    const soon = session.token(random.id(), { exp: Math.ceil(now) });
    expectOk(await present(session, soon), 'decode.expires-this-second.rounded');
    await advanceClock(session, 0);
  }),

  defineCheck('decode.expiry-told-to-owner', async (session) => {
    const { issuer, random } = session;
    const expired = { iss: issuer, sub: random.id(), exp: session.now() - hour };
    const answer = await present(session, forge(expired, random.secret()));
    expectRefusal(answer, invalidToken, 'decode.expiry-told-to-owner.forged');
  }),

  defineCheck('decode.expiry-required', async (session) => {
    const later = session.now() + 60;
    const values: [PlainId, unknown][] = [
      ['decode.expiry-required.missing', undefined],
      ['decode.expiry-required.null', null],
      ['decode.expiry-required.empty', ''],
      ['decode.expiry-required.word', 'tomorrow'],
      ['decode.expiry-required.digits', String(later)],
      ['decode.expiry-required.object', {}],
      ['decode.expiry-required.array', [later]],
    ];
    for (const [why, exp] of values) {
      await refuseAll(session, [[why, session.token(session.random.id(), { exp })]]);
    }
  }),

  defineCheck('decode.lifetime-limited', async (session) => {
    const { lifetime, random } = session;
    const longest = session.now() + lifetime;
    const allowed = await present(session, session.token(random.id(), { exp: longest }));
    expectOk(allowed, 'decode.lifetime-limited.ok');
    const ends: ['second' | 'milliseconds' | 'endless', number][] = [
      ['second', longest + 1],
      ['milliseconds', (session.now() + 60) * 1000],
      ['endless', 8_640_000_000_000],
    ];
    for (const [end, exp] of ends) {
      const why = message(`decode.lifetime-limited.${end}`, { lifetime });
      const whyAgeless = message(`decode.lifetime-limited.${end}-no-iat`, { lifetime });
      await refuseAll(session, [
        [why, session.token(random.id(), { exp })],
        [whyAgeless, session.token(random.id(), { exp, iat: undefined })],
      ]);
    }
  }),

  defineCheck('decode.issuer', async (session) => {
    const { issuer, random } = session;
    const issuers: [Sayable, string | undefined][] = [
      [message('decode.issuer.other', { issuer }), random.word()],
      [message('decode.issuer.missing', { issuer }), undefined],
      [message('decode.issuer.empty', { issuer }), ''],
      [message('decode.issuer.starts', { issuer }), `${issuer}s`],
      [message('decode.issuer.ends', { issuer }), `s${issuer}`],
      [message('decode.issuer.case', { issuer }), issuer.toUpperCase()],
    ];
    for (const [why, iss] of issuers) {
      await refuseAll(session, [[why, session.token(random.id(), { iss })]]);
    }
    const meant = session.token(random.id(), { aud: random.word() });
    await refuseAll(session, [['decode.issuer.audience', meant]]);
  }),

  defineCheck('decode.subject', async (session) => {
    const { random } = session;
    const subjects: [PlainId, unknown][] = [
      ['decode.subject.missing', undefined],
      ['decode.subject.empty', ''],
      ['decode.subject.number', 1],
      ['decode.subject.array', [random.id()]],
      ['decode.subject.case', random.id().toUpperCase()],
      ['decode.subject.space', `${random.id()} `],
    ];
    for (const [why, sub] of subjects) {
      await refuseAll(session, [[why, session.token(random.id(), { sub })]]);
    }
  }),

  defineCheck('decode.not-yet', async (session) => {
    const { random } = session;
    const now = session.now();
    const early: [PlainId, object][] = [
      ['decode.not-yet.nbf', { nbf: now + 1 }],
      ['decode.not-yet.iat', { iat: now + 1 }],
      ['decode.not-yet.nbf-string', { nbf: 'now' }],
      ['decode.not-yet.iat-string', { iat: 'now' }],
    ];
    for (const [why, changed] of early) {
      await refuseAll(session, [[why, session.token(random.id(), changed)]]);
    }
    const ready = session.token(random.id(), { nbf: now, iat: now });
    expectOk(await present(session, ready), 'decode.not-yet.now');
    // Late in a second it shows whether a program rounds the time.
    const next = Math.ceil(await advanceClock(session, 0.7));
    const soon = session.token(random.id(), { nbf: next });
    await refuseAll(session, [['decode.not-yet.rounded', soon]]);
    await advanceClock(session, 0);
    expectOk(await present(session, soon), 'decode.not-yet.come');
  }),

  defineCheck('decode.form', async (session) => {
    const { secret } = session;
    const { iss, sub, exp } = claimsOf(session);
    const valid = session.token(sub);
    await refuseAll(session, [
      ['decode.form.signature-padded', `${valid}=`],
      ['decode.form.signature-bits', loosened(valid)],
    ]);
    const id = session.random.id();
    const texts: [PlainId, string][] = [
      ['decode.form.sub-twice', `{"iss":"${iss}","sub":"${id}","sub":"${sub}","exp":${exp}}`],
      ['decode.form.proto-sub', `{"iss":"${iss}","exp":${exp},"__proto__":{"sub":"${sub}"}}`],
      ['decode.form.proto', `{"iss":"${iss}","sub":"${sub}","exp":${exp},"__proto__":{}}`],
      ['decode.form.array', `["${iss}","${sub}",${exp}]`],
      ['decode.form.null', 'null'],
    ];
    for (const [why, claims] of texts) {
      await refuseAll(session, [[why, forge(claims, secret)]]);
    }
    const header = '{"typ":"JWT","alg":"none","alg":"HS256"}';
    const twice = forge({ iss, sub, exp }, secret, { header });
    await refuseAll(session, [['decode.form.alg-twice', twice]]);
    const [ours = '', claims = ''] = roughToken(session).split('.');
    const standard = claims.replaceAll('-', '+').replaceAll('_', '/');
    const spelled: [PlainId, string][] = [
      ['decode.form.claims-bits', `${ours}.${loosened(claims)}`],
      ['decode.form.claims-padded', `${ours}.${padded(claims)}`],
      ['decode.form.claims-alphabet', `${ours}.${standard}`],
      ['decode.form.header-padded', `${padded(segment('{"alg": "HS256" }'))}.${claims}`],
    ];
    for (const [why, text] of spelled) {
      await refuseAll(session, [[why, `${text}.${sign(text, secret)}`]]);
    }
    expectOk(await present(session, roughToken(session)), 'decode.form.ok');
  }),

  defineCheck('decode.kept-apart', async (session) => {
    const subs = Array.from({ length: 20 }, () => session.random.id());
    const answers = await Promise.all(
      subs.map(async (sub) => ({ sub, answer: await present(session, session.token(sub)) })),
    );
    for (const { sub, answer } of answers) {
      expectThat(answer, 'decode.kept-apart.own', fieldOf(answer.body.claims, 'sub') === sub);
    }
    const anonymous = await session.ask({ path: '/inspect' });
    expectThat(anonymous, 'decode.kept-apart.null', anonymous.body.claims === null);
  }),

  defineCheck('decode.error-below', async (session) => {
    const token = session.token(session.random.id());
    expectOwnError(await present(session, token, '/broken'), 'judge.own-error.bad-token');
    expectOwnError(await session.ask({ path: '/broken' }), 'judge.own-error.no-token');
  }),

  defineCheck('decode.nothing-printed', async (session) => {
    const { random } = session;
    const expired = { exp: session.now() - hour };
    const tokens: [PlainId, string][] = [
      ['decode.nothing-printed.valid', session.token(random.id())],
      ['decode.nothing-printed.expired', session.token(random.id(), expired)],
      ['decode.nothing-printed.forged', forge(claimsOf(session), random.secret())],
      ['decode.nothing-printed.issuer', session.token(random.id(), { iss: random.word() })],
    ];
    for (const [, token] of tokens) await present(session, token);
    const placed: [PlainId, string][] = [
      ['decode.nothing-printed.query', session.token(random.id())],
      ['decode.nothing-printed.form', session.token(random.id())],
    ];
    for (const [what, access_token] of placed) {
      const place = what.endsWith('query')
        ? { query: { access_token } }
        : { form: { access_token } };
      await session.ask({ path: '/inspect', ...place });
    }
    expectUnprinted(await session.output(), [
      ...tokens,
      ...placed,
      ['decode.nothing-printed.secret', session.secret],
    ]);
  }),

  defineCheck('decode.expiry-every-time', async (session) => {
    const token = session.token(session.random.id(), { exp: session.now() + 5 });
    expectOk(await present(session, token), 'decode.expiry-every-time.ok');
    await session.passTime(5);
    const answer = await present(session, token);
    expectRefusal(answer, expiredToken, 'decode.expiry-every-time.expired');
  }),
];

/** The three carriers, with a token in each. */
function carriersOf(token: string): ['form' | 'query' | 'header', Omit<Asked, 'path'>][] {
  return [
    ['form', { form: { access_token: token } }],
    ['query', { query: { access_token: token } }],
    ['header', { headers: { 'x-access-token': token } }],
  ];
}

function present(session: JudgeSession, token: string, path = '/inspect'): Promise<Answer> {
  return session.ask({ path, headers: { 'x-access-token': token } });
}

/** The same bytes in another spelling: the last letter has unused bits unless the length is a multiple of 4. */
function loosened(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + letters.charAt(letters.indexOf(text.slice(-1)) + 1);
}

function padded(segment: string): string {
  return segment.padEnd(Math.ceil(segment.length / 4) * 4, '=');
}

/** A valid token whose claims contain a letter that only base64url has, and whose length leaves room for padding. */
function roughToken(session: JudgeSession): string {
  const claims = claimsOf(session);
  const token = forge({ ...claims, jti: '???' }, session.secret);
  const whole = token.split('.')[1]?.length ?? 0;
  return whole % 4 === 0 ? forge({ ...claims, jti: '????' }, session.secret) : token;
}

/** Sends each token and expects that it is refused, for the reason beside it. */
async function refuseAll(
  session: JudgeSession,
  tokens: readonly [Sayable, string][],
): Promise<void> {
  for (const [why, token] of tokens) {
    expectRefusal(await present(session, token), invalidToken, why);
  }
}

function claimsOf(session: JudgeSession) {
  const now = session.now();
  return { iss: session.issuer, sub: session.random.id(), iat: now, exp: now + 60 };
}
