import { fingerprintOf } from '#demo/inspect.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectOwnError, expectRefusal, expectThat, invalidCarrier } from '#kata/judge/expect.ts';
import type { Asked } from '#kata/judge/session.ts';
import { contentOf, places, requestOf } from './contents.ts';
import { expectAnonymous, expectToken } from './expect.ts';
import { nothingPrinted } from './printed.ts';

const path = '/inspect';

/** One example of each promise, for the usual mistakes. */
export const examples: readonly Check[] = [
  defineCheck('extract.anonymous', async (session) => {
    expectAnonymous(await session.ask({ path }), 'extract.anonymous.none');
  }),

  defineCheck(
    'extract.header',
    async (session) => {
      for (const name of ['x-access-token', 'X-Access-Token']) {
        const token = session.random.secret();
        const answer = await session.ask({ path, headers: { [name]: token } });
        expectToken(answer, message('extract.header.token', { name }), 'header', token);
      }
    },
    { needed: true },
  ),

  defineCheck('extract.query', async (session) => {
    const token = session.random.secret();
    const query = { access_token: token };
    const alone = await session.ask({ path, query });
    expectToken(alone, 'extract.query.token', 'query', token);
    const beside = await session.ask({ path, query, form: { other: token } });
    expectToken(beside, 'extract.query.beside', 'query', token);
  }),

  defineCheck('extract.body', async (session) => {
    const token = session.random.secret();
    const form = await session.ask({ path, form: { access_token: token } });
    expectToken(form, 'extract.body.form', 'body', token);
    const json = await session.ask({ path, json: { access_token: token } });
    expectToken(json, 'extract.body.json', 'body', token);
  }),

  defineCheck(
    'extract.remembered',
    async (session) => {
      for (const place of places) {
        const what = message(`extract.place.${place}`);
        const asked = requestOf([contentOf(place, session.random.secret(), what)]);
        // A client is often known by such headers.
        const headers = { cookie: `sid=${session.random.word()}`, 'user-agent': 'curl/8.5.0' };
        for (const same of [{}, headers]) {
          await session.ask({ ...asked, headers: { ...asked.headers, ...same } });
          const later = await session.ask({ path, headers: same });
          expectAnonymous(later, message('extract.many.remembered', { what }));
        }
      }
    },
    { hints: 'kept-apart' },
  ),

  defineCheck('extract.order', async (session) => {
    const { random } = session;
    const [body, query, header] = [random.secret(), random.secret(), random.secret()];
    const headers = { 'x-access-token': header };
    const all = { path, headers, query: { access_token: query }, form: { access_token: body } };
    expectToken(await session.ask(all), 'extract.order.all', 'body', body);
    const two = await session.ask({ path, headers, query: all.query });
    expectToken(two, 'extract.order.query', 'query', query);
    const outer = await session.ask({ path, headers, form: all.form });
    expectToken(outer, 'extract.order.body', 'body', body);
    const twice = { access_token: [query, header] };
    const first = await session.ask({ path, query: twice, form: all.form });
    expectToken(first, 'extract.order.twice', 'body', body);
  }),

  defineCheck('extract.empty', async (session) => {
    const token = session.random.secret();
    const headers = { 'x-access-token': token };
    const empties: [PlainId, Asked][] = [
      ['extract.empty.query', { path, headers, query: { access_token: '' } }],
      ['extract.empty.form', { path, headers, form: { access_token: '' } }],
      ['extract.empty.null', { path, headers, json: { access_token: null } }],
    ];
    for (const [what, asked] of empties) {
      expectToken(await session.ask(asked), what, 'header', token);
    }
    const none = await session.ask({ path, headers: { 'x-access-token': '' } });
    expectAnonymous(none, 'extract.empty.header');
  }),

  defineCheck('extract.repeated', async (session) => {
    const [one, other] = [session.random.secret(), session.random.secret()];
    const pairs: ['two' | 'same' | 'empty', string[]][] = [
      ['two', [one, other]],
      ['same', [one, one]],
      ['empty', ['', one]],
    ];
    for (const [pair, access_token] of pairs) {
      const requests: [PlainId, Asked][] = [
        [`extract.repeated.${pair}-query`, { path, query: { access_token } }],
        [`extract.repeated.${pair}-form`, { path, form: { access_token } }],
        [`extract.repeated.${pair}-header`, { path, headers: { 'x-access-token': access_token } }],
      ];
      for (const [what, asked] of requests) {
        expectRefusal(await session.ask(asked), invalidCarrier, what);
      }
    }
  }),

  defineCheck('extract.not-text', async (session) => {
    const token = session.random.secret();
    const headers = { 'x-access-token': token };
    const values: [PlainId, unknown][] = [
      ['extract.not-text.array', [token]],
      ['extract.not-text.object', { token }],
      ['extract.not-text.number', 12_345],
      ['extract.not-text.true', true],
      ['extract.not-text.zero', 0],
      ['extract.not-text.false', false],
    ];
    for (const [id, access_token] of values) {
      const answer = await session.ask({ path, headers, json: { access_token } });
      const what = message(id);
      const why =
        answer.body.carrier === 'header' ? message('extract.not-text.instead', { what }) : what;
      expectRefusal(answer, invalidCarrier, why);
    }
  }),

  defineCheck('extract.unjudged', async (session) => {
    const { random } = session;
    const common: [PlainId, string][] = [
      ['extract.unjudged.bearer', `Bearer ${random.secret()}`],
      ['extract.unjudged.padding', `${random.secret()}=`],
      ['extract.unjudged.letters', 'a.b.c'],
      ['extract.unjudged.zero', '0'],
    ];
    for (const [id, token] of common) {
      const what = message(id);
      const header = await session.ask({ path, headers: { 'x-access-token': token } });
      expectToken(header, message('extract.unjudged.header', { what }), 'header', token);
      const form = await session.ask({ path, form: { access_token: token } });
      expectToken(form, message('extract.unjudged.form', { what }), 'body', token);
    }
    const unusual: [PlainId, string][] = [
      ['extract.unjudged.spaces', ` ${random.secret()} `],
      ['extract.unjudged.encoded', `%61${random.secret()}`],
      ['extract.unjudged.percent', `%${random.secret()}`],
      ['extract.unjudged.long', random.secret().repeat(90)],
    ];
    for (const [id, token] of unusual) {
      const what = message(id);
      const json = await session.ask({ path, json: { access_token: token } });
      expectToken(json, message('extract.unjudged.json', { what }), 'body', token);
      const query = await session.ask({ path, query: { access_token: token } });
      expectToken(query, message('extract.unjudged.query', { what }), 'query', token);
    }
  }),

  defineCheck('extract.kept-apart', async (session) => {
    const tokens = Array.from({ length: 20 }, () => session.random.secret());
    const answers = await Promise.all(
      tokens.map(async (token) => ({
        token,
        answer: await session.ask({ path, json: { access_token: token } }),
      })),
    );
    for (const { token, answer } of answers) {
      const own = answer.body.token === fingerprintOf(token);
      expectThat(answer, 'extract.kept-apart.own', own);
    }
    expectAnonymous(await session.ask({ path }), 'extract.kept-apart.none');
  }),

  defineCheck('extract.no-other-carrier', async (session) => {
    const token = session.random.secret();
    const requests: [PlainId, Omit<Asked, 'path'>][] = [
      ['extract.no-other-carrier.authorization', { headers: { authorization: `Bearer ${token}` } }],
      ['extract.no-other-carrier.cookie', { headers: { cookie: `access_token=${token}` } }],
      ['extract.no-other-carrier.upper-case', { query: { ACCESS_TOKEN: token } }],
      ['extract.no-other-carrier.header-name', { query: { 'x-access-token': token } }],
      ['extract.no-other-carrier.short-name', { query: { token } }],
      ['extract.no-other-carrier.field', { json: { token } }],
      ['extract.no-other-carrier.header-field', { json: { 'x-access-token': token } }],
      ['extract.no-other-carrier.nested', { json: { user: { access_token: token } } }],
      ['extract.no-other-carrier.delete', { method: 'DELETE', form: { access_token: token } }],
    ];
    for (const [what, asked] of requests) {
      expectAnonymous(await session.ask({ path, ...asked }), what);
    }
  }),

  defineCheck('extract.error-below', async (session) => {
    for (const headers of [{}, { 'x-access-token': session.random.secret() }]) {
      const answer = await session.ask({ path: '/broken', headers });
      expectOwnError(answer, 'extract.error-below.carrier');
    }
  }),

  nothingPrinted,
];
