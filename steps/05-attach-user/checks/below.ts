import { STATUS_CODES } from 'node:http';
import { type Message, message } from '#i18n/message.ts';
import { type Check, defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import type { SuiteHandler } from '#kata/subject/suite-handlers.ts';
import { addHandlers, expectUser, present, ways } from './requests.ts';

/** The two middlewares change neither an error nor a response of a later handler. */
export const below: readonly Check[] = [
  defineCheck(
    'attach.errors-below',
    async (session) => {
      const requests = await requestsOf(session);
      for (const { what, throws } of thrown(session)) {
        const paths = await addHandlers(session, { throws });
        for (const { why, asked } of two(session, requests)) {
          const { path, request } = asked(paths);
          const before = (await session.callsOf(path)) ?? 0;
          const answer = await session.ask(request);
          const status = throws.kind === 'text' ? 500 : (throws.status ?? 500);
          const error = codeOf(status);
          const kept = message('attach.errors-below.status', { status, error, what, why });
          const told = request.method === 'HEAD' ? error : answer.body.error;
          expectThat(answer, kept, answer.status === status && told === error);
          const bare = message('attach.errors-below.challenge', { what });
          expectThat(answer, bare, answer.headers['www-authenticate'] === undefined);
          const times = ((await session.callsOf(path)) ?? 0) - before;
          const once = message('attach.errors-below.once', { what, times });
          expectThat(answer, once, times === 1);
        }
      }
    },
    { hints: 'error-below' },
  ),

  defineCheck(
    'attach.responses-below',
    async (session) => {
      const requests = await requestsOf(session);
      const ownHeaders = Object.keys((await session.ask({ path: '/health' })).headers);
      for (const responds of responses(session)) {
        const paths = await addHandlers(session, { responds });
        for (const { why, asked } of two(session, requests)) {
          const { request } = asked(paths);
          const answer = await session.ask(request);
          expectUnchanged(answer, responds, request.method, { why, ownHeaders });
        }
      }
      const { id } = await session.addUser();
      const path = `/${session.random.word()}`;
      const missing = [
        { why: message('attach.errors-below.open'), asked: present(path, session.token(id)) },
        { why: message('attach.errors-below.anonymous'), asked: { path } },
      ];
      for (const { why, asked } of missing) {
        const answer = await session.ask(asked);
        const expected = message('attach.responses-below.missing', { why });
        expectThat(answer, expected, answer.status === 404 && answer.body.error === 'not_found');
      }
    },
    { hints: 'error-below' },
  ),

  defineCheck(
    'attach.slow-handler',
    async (session) => {
      const { open, guarded } = await addHandlers(session, { waits: slowSeconds });
      const users = [await session.addUser(), await session.addUser()];
      for (const path of [open, guarded]) {
        const why = message(
          path === open ? 'attach.errors-below.open' : 'attach.errors-below.guarded',
        );
        // A handler may delete the user of its own request.
        const leaving = await Promise.all(leavingMethods.map(() => session.addUser()));
        const requests = [
          ...users.map(({ id }) => present(path, session.token(id))),
          ...leaving.map(({ id }, index) => ({
            ...present(path, session.token(id)),
            method: leavingMethods[index] ?? 'POST',
          })),
        ];
        const anonymous = path === open ? [{ path }] : [];
        const all = [...requests, ...anonymous];
        const answers = await askSlowly(session, path, all, async () => {
          for (const { id } of leaving) await session.removeUser(id);
        });
        for (const [index, answer] of answers.entries()) {
          const left = index >= users.length && index < requests.length;
          const waits = message(left ? 'attach.slow-handler.left' : 'attach.slow-handler.waits', {
            seconds: slowSeconds,
            why,
          });
          expectThat(answer, waits, answer.status === 200);
          const user = [...users, ...leaving][index];
          if (user) expectUser(answer, 'GET', user, why);
        }
      }
    },
    { hints: 'error-below' },
  ),
];

/** Methods of requests that may delete a user. */
const leavingMethods = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** How long a slow handler takes, by the clock of the program. */
const slowSeconds = 30;

/** Sends requests to a handler that waits so long, all at once, and returns their answers. */
async function askSlowly(
  session: JudgeSession,
  path: string,
  requests: readonly Asked[],
  meanwhile: () => Promise<void>,
): Promise<Answer[]> {
  let answered = 0;
  const answers = requests.map(async (request) => {
    const answer = await session.ask(request);
    answered += 1;
    return answer;
  });
  // A program may refuse a request, which then never reaches the handler.
  for (let called = 0; called + answered < requests.length; ) {
    called = (await session.callsOf(path)) ?? 0;
  }
  await meanwhile();
  await session.passTime(slowSeconds);
  return Promise.all(answers);
}

interface Sent {
  why: Message;
  asked(paths: { open: string; guarded: string }): { path: string; request: Asked };
}

/** A request of each kind that must reach a handler: signed in with a random method and place, and without a token. */
async function requestsOf(session: JudgeSession): Promise<Sent[]> {
  const { id } = await session.addUser();
  const token = session.token(id);
  const signedIn = (path: string) => {
    const way = session.random.pick(ways.filter(({ method }) => method !== 'HEAD'));
    return { path, request: way.asked(path, token) };
  };
  return [
    { why: message('attach.errors-below.open'), asked: ({ open }) => signedIn(open) },
    { why: message('attach.errors-below.guarded'), asked: ({ guarded }) => signedIn(guarded) },
    {
      why: message('attach.errors-below.guarded'),
      asked: ({ guarded: path }) => ({ path, request: present(path, token) }),
    },
    {
      why: message('attach.errors-below.anonymous'),
      asked: ({ open: path }) => ({ path, request: { path } }),
    },
  ];
}

/** The first request, which is signed in at an open path, and one of the others. */
function two({ random }: JudgeSession, [first, ...others]: readonly Sent[]): Sent[] {
  return first === undefined ? [] : [first, random.pick(others)];
}

interface Failing {
  what: Message;
  throws: NonNullable<SuiteHandler['throws']>;
}

/** Errors that a handler may throw. Their names and words look like those of a bad token, or of a failing look-up. */
function thrown({ random }: JudgeSession): Failing[] {
  const statuses = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 501, 502, 503, 504];
  const words = [
    ...['token_expired', 'jwt_malformed', 'signature_verification_failed', 'not_found'],
    ...['no_such_user', 'no_such_table:_users', 'unauthorized', 'invalid_token'],
  ].map((text) => text.replaceAll('_', ' '));
  const names = [
    ...['TokenExpiredError', 'JsonWebTokenError', 'UnauthorizedError', 'AuthenticationError'],
    ...['NotFoundError', 'StoreError', 'AbortError', 'TimeoutError', 'Refusal'],
  ];
  return [
    ...(['Error', 'TypeError', 'SyntaxError', 'RangeError'] as const).map(
      (kind): Failing => ({
        what: message('attach.error.named', { name: kind }),
        throws: {
          kind,
          message: random.word(),
        },
      }),
    ),
    ...names.map(
      (name): Failing => ({
        what: message('attach.error.named', { name }),
        throws: { kind: 'Error', message: random.word(), more: { name } },
      }),
    ),
    ...words.map(
      (text): Failing => ({
        what: message('attach.error.words', { text }),
        throws: { kind: 'Error', message: text },
      }),
    ),
    ...['ENOENT', 'ECONNREFUSED', 'SQLITE_ERROR', 'invalid_token'].map(
      (code): Failing => ({
        what: message('attach.error.named', { name: code }),
        throws: { kind: 'Error', message: random.word(), more: { code } },
      }),
    ),
    ...statuses.map((status): Failing => {
      const kind = random.pick(['http', 'Error'] as const);
      const what = message('attach.error.http', { status });
      return { what, throws: { kind, message: random.word(), status } };
    }),
    { what: message('attach.error.text'), throws: { kind: 'text', message: random.word() } },
  ];
}

/** The code that answerErrors() returns for a status. */
function codeOf(status: number): string {
  return (STATUS_CODES[status] ?? '').toLowerCase().replaceAll(/\W+/g, '_');
}

type Responds = NonNullable<SuiteHandler['responds']>;

/** Responses of a handler: every kind of status, bodies of every type and length, and headers. */
function responses({ random }: JudgeSession): Responds[] {
  const word = random.word();
  const location = `/${random.word()}`;
  const statuses = [200, 201, 202, 203, 207, 400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503];
  const headers: Record<string, string> = {
    etag: `"${word}"`,
    vary: 'accept-language',
    'content-language': 'zh',
    'last-modified': 'Sat, 01 Jan 2022 00:00:00 GMT',
    'x-request-id': word,
    allow: 'GET, HEAD',
    'retry-after': '7',
    'content-disposition': `attachment; filename="${word}"`,
    'access-control-allow-origin': 'https://example.com',
  };
  return [
    ...statuses.map((status) => ({ status, body: { [word]: status } })),
    { status: 204, body: null },
    { status: 304, body: null },
    ...[301, 302, 303, 307, 308].map((status) => ({ status, headers: { location }, body: word })),
    { body: word },
    { body: `<p>${word}</p>`, headers: { 'content-type': 'text/html; charset=utf-8' } },
    { body: `${word},漢\n`, headers: { 'content-type': 'text/csv; charset=utf-8' } },
    { body: { user: { id: word }, error: word, token: null } },
    { body: [word, null, 0, { user: null }] },
    { body: word.repeat(5_000), headers: { 'content-type': 'text/plain; charset=utf-8' } },
    ...Object.entries(headers).map(([name, value]) => ({ body: word, headers: { [name]: value } })),
  ];
}

/** Expects the status, the body and the headers of a handler, and no others. */
function expectUnchanged(
  answer: Answer,
  { status = 200, body, headers = {} }: Responds,
  method: string | undefined,
  { why, ownHeaders }: { why: Message; ownHeaders: string[] },
): void {
  const kept = message('attach.responses-below.status', { status, why });
  expectThat(answer, kept, answer.status === status);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const empty = method === 'HEAD' || body === null;
  const same = message('attach.responses-below.body', { why });
  expectThat(answer, same, answer.text === (empty ? '' : text));
  for (const [name, value] of Object.entries(headers)) {
    const expected = message('attach.responses-below.header', { name, text: value, why });
    expectThat(answer, expected, answer.headers[name] === value);
  }
  const store = message('attach.responses-below.store', { why });
  expectThat(answer, store, answer.headers['cache-control'] === 'no-store');
  const usual = new Set([...ownHeaders, ...Object.keys(headers), ...framing]);
  const added = Object.keys(answer.headers).find((name) => !usual.has(name) && changing.test(name));
  const none = message('attach.responses-below.added', { name: added ?? '', why });
  expectThat(answer, none, added === undefined);
}

/** Headers that change what a client does with the response. Others, such as Server-Timing, may be added. */
const changing =
  /^(?:www-authenticate|set-cookie|location|refresh|link|allow|retry-after|expires|pragma|age|etag|last-modified|clear-site-data|(?:access-control|content|proxy)-.*)$/;

/** Headers that Node and Koa write for a body. */
const framing = ['content-type', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];
