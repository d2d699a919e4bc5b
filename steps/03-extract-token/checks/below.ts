import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import {
  expectRefusal,
  expectThat,
  expiredToken,
  headerNames,
  invalidCarrier,
  invalidToken,
  missingToken,
  type Refused,
} from '#kata/judge/expect.ts';
import type { RandomSource } from '#kata/judge/random.ts';
import type { Answer, JudgeSession } from '#kata/judge/session.ts';
import type { SuiteHandler } from '#kata/subject/suite-handlers.ts';
import { type Content, carrierOf, namesOf, places, requestOf } from './contents.ts';
import { drawOf } from './every.ts';

type Thrown = NonNullable<SuiteHandler['throws']>;
type Responds = NonNullable<SuiteHandler['responds']>;

/** Errors of later handlers: what a program that catches them may look for. */
function errorsOf(random: RandomSource): [Thrown, Refused][] {
  const text = random.word();
  const statuses = Object.keys(STATUS_CODES)
    .map(Number)
    .filter((status) => status >= 400);
  const kinds = ['Error', 'TypeError', 'SyntaxError', 'RangeError'] as const;
  const words = [
    'carrier_invalid',
    'invalid_request',
    'jwt malformed',
    'next() called multiple times',
  ];
  const thrown: Thrown[] = [
    ...kinds.map((kind): Thrown => ({ kind, message: text })),
    ...kinds.flatMap((kind) =>
      [400, 401, 404, 500].map((status): Thrown => ({ kind, message: text, status })),
    ),
    ...statuses.map((status): Thrown => ({ kind: 'http', message: text, status })),
    ...words.map((word): Thrown => ({ kind: 'Error', message: word })),
    ...words.map((word): Thrown => ({ kind: 'http', message: word, status: 400 })),
    ...['Refusal', 'UnauthorizedError', 'JsonWebTokenError', 'AbortError'].map(
      (name): Thrown => ({ kind: 'Error', message: text, more: { name, expose: true } }),
    ),
    { kind: 'http', message: text, status: 400, more: { expose: true, code: 'invalid_request' } },
    { kind: 'text', message: text },
    { kind: 'text', message: '' },
  ];
  return thrown.map((one) => [one, plainRefusal(one.status)]);
}

/** What answerErrors returns for an error that is not a Refusal. */
function plainRefusal(status = 500): Refused {
  const description = STATUS_CODES[status] ?? '';
  const error = description.toLowerCase().replaceAll(/\W+/g, '_');
  return { status, error, description, challenge: null };
}

/** Refusals of later middlewares and handlers, which are errors, too. */
const refusals: [NonNullable<Thrown['refusal']>, Refused][] = [
  ['token_missing', missingToken],
  ['token_invalid', invalidToken],
  ['token_expired', expiredToken],
  ['carrier_invalid', invalidCarrier],
  ['credentials_missing', { status: 400, error: 'invalid_request', challenge: null }],
  ['credentials_wrong', { status: 401, error: 'invalid_credentials', challenge: null }],
  ['too_many_attempts', { status: 429, error: 'too_many_attempts', challenge: null }],
  ['busy', { status: 503, error: 'busy', challenge: null }],
];

function refusalsOf(): [Thrown, Refused][] {
  return refusals.map(([refusal, refused]) => [{ kind: 'Refusal', message: '', refusal }, refused]);
}

/** The challenges that a response of this step may have, because a handler of the suite may throw any of them. */
export const challenged = [invalidCarrier, missingToken, invalidToken, expiredToken];

/** Responses of later handlers. */
function responsesOf(random: RandomSource): Responds[] {
  const headers = { 'x-handler': random.word(), 'cache-control': 'no-store, max-age=0' };
  const body = { error: random.word(), token: null };
  return [
    ...[
      200, 201, 202, 203, 206, 300, 400, 401, 403, 404, 409, 410, 418, 422, 429, 500, 501, 503,
    ].map((status): Responds => ({ status, body, headers })),
    { status: 401, body, headers: { ...headers, 'www-authenticate': 'Basic realm="other"' } },
    { status: 302, body: 'Found', headers: { ...headers, location: '/elsewhere' } },
    { status: 200, body: random.word(), headers: { ...headers, 'content-type': 'text/html' } },
    { status: 200, body: [], headers },
    { status: 400, body: random.word(), headers },
  ];
}

/** What the middlewares and handlers below see, throw and respond. */
export const below: readonly Check[] = [
  defineCheck(
    'extract.every-error',
    async (session) => {
      for (const [thrown, refused] of [...errorsOf(session.random), ...refusalsOf()]) {
        const path = await session.handle({ throws: thrown });
        const { kind } = thrown;
        for (const contents of companyOf(session)) {
          const what = namesOf(contents);
          const why = message('extract.below.error', { kind, status: refused.status, what });
          const answer = await session.ask(requestOf(contents, { path }));
          expectRefusal(answer, refused, why);
        }
      }
    },
    { hints: 'error-below' },
  ),

  defineCheck(
    'extract.every-response',
    async (session) => {
      for (const responds of responsesOf(session.random)) {
        const path = await session.handle({ responds });
        const company = [[], ...places.map((place) => [drawOf(session, place, 'taken')])];
        let without: Answer | undefined;
        for (const contents of company) {
          const answer = await session.ask(requestOf(contents, { path }));
          expectResponse(answer, responds, contents);
          without ??= answer;
          for (const name of headerNames(answer)) {
            const added = message('extract.below.added', { name, what: namesOf(contents) });
            expectThat(answer, added, headerNames(without).includes(name));
          }
        }
        const calls = await session.callsOf(path);
        const answer = await session.ask({ path });
        expectThat(answer, 'extract.below.once', calls === company.length);
      }
      await expectAwaited(session);
    },
    { hints: 'error-below' },
  ),

  defineCheck('extract.state', async (session) => {
    const { random } = session;
    const state = {
      user: { id: random.id(), token: random.word() },
      claims: { sub: random.id() },
      requestId: random.word(),
      list: [random.word()],
      off: false,
    };
    const untouched = await session.handle({ state });
    const through = await session.handle({ state, through: ['extractToken'] });
    const plain = await session.handle();
    for (const place of [undefined, ...places]) {
      const contents = place === undefined ? [] : [drawOf(session, place, 'taken')];
      const what = namesOf(contents);
      const before = stateIn(await session.ask({ path: untouched, method: 'POST' }));
      // The second middleware may find no token, if the first one has removed it from the body.
      const answer = await session.ask(requestOf(contents, { path: through }));
      expectThat(answer, kept(what), isDeepStrictEqual(othersIn(answer), before));
      const alone = await session.ask(requestOf(contents, { path: plain }));
      expectThat(alone, kept(what), othersIn(alone).length === 0);
      const [content] = contents;
      for (const [name, value] of [
        ['token', content?.token],
        ['carrier', content && carrierOf[content.place]],
      ] as const) {
        const [, set = 'undefined'] = stateIn(alone).find(([one]) => one === name) ?? [];
        const wanted = message('extract.below.set', { name, what });
        expectThat(alone, wanted, set === (value ?? 'undefined'));
      }
    }
  }),
];

const ours = ['token', 'carrier'];

const kept = (what: Message) => message('extract.below.state', { what });

/** No token, and one in a random place. */
function companyOf(session: JudgeSession): Content[][] {
  return [[], [drawOf(session, session.random.pick(places), 'taken')]];
}

/** Expects the response and the error of a handler that takes two hours, after a time in which a program may lose patience. */
async function expectAwaited(session: JudgeSession): Promise<void> {
  const hours = 2;
  const waits = hours * 3600;
  const body = { id: session.random.id() };
  const status = session.random.pick([200, 201, 409]);
  const responding = await session.handle({ waits, responds: { status, body } });
  const failing = await session.handle({ waits, throws: { kind: 'Error', message: 'late' } });
  // Drawn once: how often the loop below asks depends on the machine, and must not change the inputs of a seed.
  const companies = [responding, failing].map((path) => ({ path, company: companyOf(session) }));
  const requests = companies.flatMap(({ path, company }) =>
    company.map((contents) => requestOf(contents, { path })),
  );
  const answering = session.askAll(requests);
  let answered = false;
  answering.finally(() => {
    answered = true;
  });
  for (const { path, company } of companies) {
    while (!answered && (await session.callsOf(path)) !== company.length);
  }
  for (let hour = 0; hour < hours; hour++) await session.passTime(3600);
  const [first, second, ...failures] = await answering;
  for (const answer of [first, second]) {
    if (answer === undefined) continue;
    const same = answer.status === status && answer.text === JSON.stringify(body);
    expectThat(answer, message('extract.below.late', { status }), same);
  }
  for (const answer of failures) {
    expectThat(answer, message('extract.below.late', { status: 500 }), answer.status === 500);
  }
}

function expectResponse(
  answer: Answer,
  { status = 200, body, headers = {} }: Responds,
  contents: readonly Content[],
): void {
  const what = namesOf(contents);
  expectThat(answer, message('extract.below.status', { status, what }), answer.status === status);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  expectThat(answer, message('extract.below.body', { what }), answer.text === text);
  for (const [name, value] of Object.entries(headers)) {
    const expected = message('extract.below.header', { name, value, what });
    expectThat(answer, expected, answer.headers[name]?.startsWith(value) ?? false);
  }
}

/** The state that a handler of the suite reports. */
function stateIn({ body }: Answer): [string, unknown][] {
  const { state } = body;
  if (!Array.isArray(state)) return [];
  return state.map(([name, value]: [string, unknown]) => [name, value]);
}

function othersIn(answer: Answer): [string, unknown][] {
  return stateIn(answer).filter(([name]) => !ours.includes(name));
}
