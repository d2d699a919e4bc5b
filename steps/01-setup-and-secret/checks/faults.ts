import { findSecret } from '#attacks/find-secrets.ts';
import { message, type PlainId } from '#i18n/message.ts';
import { defineCheck } from '#kata/judge/check.ts';
import { expectThat } from '#kata/judge/expect.ts';
import type { Answer, Asked, JudgeSession } from '#kata/judge/session.ts';
import type { Thrown } from '#kata/subject/suite-handlers.ts';
import { expectPlainError, stack, wordsOf } from './plain-answer.ts';

/** A literal that looks like a path: a program may have a route of its own. */
const pathLike = /^\/[\w/.-]{1,40}$/;

/** Methods of all kinds. */
const methodsAsked = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'];

/** What browsers send before a request from another site. */
const preflight = {
  origin: 'https://example.org',
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,x-access-token',
};

/** What a request may ask for, without any effect on an error. */
const wishes: readonly Asked['headers'][] = [
  { accept: 'text/html,application/xhtml+xml' },
  { accept: 'text/plain' },
  { accept: 'application/xml' },
  { 'user-agent': 'curl/8.0' },
  { 'x-requested-with': 'XMLHttpRequest' },
  { 'x-debug': '1' },
  preflight,
  { cookie: 'debug=1; lang=en' },
  { 'if-none-match': '*', 'cache-control': 'max-age=60' },
];

/** Unexpected errors of handlers: each becomes a 500. */
const faults: readonly [PlainId, Omit<Thrown, 'message'>][] = [
  ['setup.fault.error', { kind: 'Error' }],
  ['setup.fault.type-error', { kind: 'TypeError' }],
  ['setup.fault.syntax-error', { kind: 'SyntaxError' }],
  ['setup.fault.range-error', { kind: 'RangeError' }],
  ['setup.fault.text', { kind: 'text' }],
  ['setup.fault.null', { kind: 'null' }],
  ['setup.fault.undefined', { kind: 'undefined' }],
  ['setup.fault.number', { kind: 'number' }],
  ['setup.fault.object', { kind: 'object' }],
  ['setup.fault.object', { kind: 'object', more: { status: 404, statusCode: 404, expose: true } }],
  ['setup.fault.object', { kind: 'object', more: { answer: { status: 403 }, name: 'Refusal' } }],
  ['setup.fault.exposed', { kind: 'Error', more: { expose: true } }],
  ['setup.fault.enoent', { kind: 'Error', more: { code: 'ENOENT' } }],
  ['setup.fault.code', { kind: 'Error', more: { code: 'ERR_INVALID_ARG_TYPE' } }],
  ['setup.fault.named', { kind: 'Error', more: { name: 'UnauthorizedError' } }],
  ['setup.fault.named', { kind: 'Error', more: { name: 'ValidationError' } }],
  ['setup.fault.named', { kind: 'Error', more: { name: 'Refusal' } }],
  ['setup.fault.typed', { kind: 'Error', more: { type: 'entity.parse.failed' } }],
  ['setup.fault.http-500', { kind: 'http', status: 500 }],
  ...[0, 99, 200, 302, 999].map((status): [PlainId, Omit<Thrown, 'message'>] => [
    'setup.fault.odd-status',
    { kind: 'Error', status },
  ]),
];

/** What an error may say about itself: of 500 and above, its message is never sent. */
const manners: readonly [PlainId, (text: string) => object][] = [
  ['setup.manner.plain', () => ({})],
  ['setup.manner.exposed', () => ({ expose: true })],
  ['setup.manner.described', (text) => ({ description: text, detail: text, reason: text })],
  ['setup.manner.body', (text) => ({ expose: true, body: { error: 'odd', message: text } })],
  ['setup.manner.coded', (text) => ({ expose: true, code: 'EODD', type: 'odd', cause: text })],
];

/** Statuses that a handler may choose. */
const statuses = [400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422, 429, 500, 501, 502, 503];

/** The checks of errors that handlers below throw. */
export const faultChecks = [
  defineCheck(
    'setup.errors-everywhere',
    async (session) => {
      const { random } = session;
      const methods: Asked[] = methodsAsked.map((method) => ({
        method,
        path: `/${random.word()}`,
        ...(/^P/.test(method) && { json: { [random.word()]: random.word() } }),
      }));
      const paths = [`/${random.word()}/${random.word()}`, '/', '/%', '/%E0%A4%A', '/__proto__'];
      const others = [...paths, `/${'a'.repeat(2000)}`].map((path) => ({ path }));
      const wished = ['GET', 'OPTIONS', random.pick(['DELETE', 'TRACE'])].flatMap((method) =>
        wishes.map((headers) => ({ method, path: `/${random.word()}`, headers })),
      );
      for (const asked of [...methods, ...others, ...wished]) {
        const other = await session.ask(asked);
        expectPlainError(other, 404, 'not_found', 'setup.errors-in-json.other');
      }
      // The closing checks look at these responses.
      for (const path of session.literals().filter((literal) => pathLike.test(literal))) {
        await session.ask({ path });
      }
      await session.askAll(
        ['/health', '/inspect', '/broken'].map((path) => ({
          ...{ method: 'OPTIONS', path, headers: preflight },
        })),
      );
      const head = await session.ask({ method: 'HEAD', path: `/${random.word()}` });
      expectThat(head, 'setup.errors-in-json.status', head.status === 404);
    },
    { hints: 'errors-in-json' },
  ),

  defineCheck(
    'setup.faults-untold',
    async (session) => {
      const messages: string[] = [];
      const answers: Answer[] = [];
      for (const [what, thrown] of faults) {
        const text = `${session.random.word()} ${session.random.word()}`;
        messages.push(text);
        const more = { ...thrown.more, cause: text, detail: text };
        const path = await session.handle({ throws: { ...thrown, message: text, more } });
        const [plain, ...others] = asksOf(session, path);
        const asks = messages.length === 1 ? others : [session.random.pick(others)];
        for (const asked of [plain, ...asks]) {
          const answer = await session.ask(asked);
          answers.push(answer);
          const expected = message('setup.faults-untold.status', { what: message(what) });
          expectThat(answer, expected, answer.status === 500);
          expectPlainError(answer, 500, undefined, expected);
          expectUntold(
            answer,
            messages,
            message('setup.faults-untold.message', { what: message(what) }),
          );
        }
      }
      const broken = { type: 'application/json', content: '{' };
      const later: Asked[] = [
        { path: `/${session.random.word()}` },
        { path: '/health' },
        { path: '/inspect', text: broken },
        { path: '/broken' },
      ];
      for (const asked of later) {
        const answer = await session.ask(asked);
        answers.push(answer);
        expectUntold(answer, messages, message('setup.faults-untold.later'));
      }
      const secrets = messages.map((text) => ({ text }));
      if (findSecret(secrets, answers.map(wordsOf)) === undefined) return;
      for (const answer of answers) {
        const leak = findSecret(secrets, [wordsOf(answer)]);
        expectThat(answer, 'setup.faults-untold.encoded', leak === undefined);
      }
    },
    { hints: 'fault-untold' },
  ),

  defineCheck(
    'setup.status-kept',
    async (session) => {
      for (const status of session.random.shuffle(statuses)) {
        const text = `${session.random.word()} ${session.random.word()}`;
        const path = await session.handle({ throws: { kind: 'http', status, message: text } });
        const answer = await session.ask({ path });
        const expected = message('setup.status-kept.status', { status });
        expectThat(answer, expected, answer.status === status);
        expectPlainError(answer, status, undefined, expected);
      }
      for (const status of statuses.filter((one) => one >= 500)) {
        for (const [what, mannersOf] of manners) {
          const text = `${session.random.word()} ${session.random.word()}`;
          const throws = { kind: 'http', status, message: text, more: mannersOf(text) } as const;
          const answer = await session.ask({ path: await session.handle({ throws }) });
          const values = { status, what: message(what) };
          expectUntold(answer, [text], message('setup.status-kept.untold', values));
          expectPlainError(
            answer,
            status,
            undefined,
            message('setup.status-kept.status', { status }),
          );
        }
      }
    },
    { hints: 'fault-untold' },
  ),
];

function asksOf({ literals }: JudgeSession, path: string): [Asked, ...Asked[]] {
  const names = literals().filter((name) => /^[\w-]{2,40}$/.test(name));
  const query = Object.fromEntries([...names, 'debug'].map((name) => [name, '1']));
  const own = names.filter((name) => /^x-/i.test(name));
  const headers = Object.fromEntries([...own, 'x-debug'].map((name) => [name, '1']));
  const cookie = [...names, 'debug'].map((name) => `${name}=1`).join('; ');
  return [
    { path },
    { path, json: { a: 1 } },
    { path, headers: { accept: 'text/html' } },
    { path, query },
    { path, headers: { ...headers, cookie } },
    { path, method: 'PUT', form: { a: 'b' } },
  ];
}

function expectUntold(
  answer: Answer,
  messages: readonly string[],
  expected: ReturnType<typeof message>,
): void {
  const words = wordsOf(answer);
  const parts = messages.flatMap((text) => [text.slice(0, 8), text.slice(-8)]);
  const told = parts.some((part) => words.includes(part));
  expectThat(answer, expected, !told && !stack.test(words));
}
