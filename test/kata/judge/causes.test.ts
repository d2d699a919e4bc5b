import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { includesMessage, type Message, message } from '#i18n/message.ts';
import { failureOf, judgeFile } from '#kata/judge/judge.ts';
import { mistakeOf, stepAt } from '../../support/learner.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-causes-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** The failure of a program that is the solution of a step with some texts replaced. */
async function failureWith(number: number, edits: [text: string, by: string][]) {
  const step = stepAt(number);
  const text = edits.reduce((before, [from, to]) => {
    if (!before.includes(from))
      throw new Error(`Expected ${from} in the solution of step ${number}`);
    return before.replace(from, to);
  }, solutionText(step));
  return failureOfText(number, text);
}

async function failureOfText(number: number, text: string) {
  const file = join(folder, `${files++}.ts`);
  writeFileSync(file, text);
  return failureOf(await judgeFile({ step: stepAt(number), file }));
}

const notWaiting = `
export const login = (...values: Parameters<typeof waitingLogin>) => {
  const handle = waitingLogin(...values);
  return (ctx: Parameters<typeof handle>[0]) => {
    handle(ctx, async () => {}).catch(() => {});
  };
};
`;
const responds = 'ctx.body = { ...(await issue(user, now)), user: publicUser(user) };';

describe.concurrent('a failure names its cause:', { tags: ['slow'] }, () => {
  test.each<[cause: string, step: number, ...edits: [string, string][]]>([
    ['factory-not-called', 1, ['.use(readBody())', '.use(readBody)']],
    ['factory-not-called', 1, ['.use(answerErrors())', '.use(answerErrors)']],
    [
      'errors-after-body',
      1,
      ['.use(answerErrors()).use(readBody())', '.use(readBody()).use(answerErrors())'],
    ],
    [
      'parse-int',
      1,
      [
        "wholeNumber(env, 'TOKEN_LIFETIME', { fallback: 7 * day, min: 1, max: 366 * day })",
        "Number.parseInt(env.TOKEN_LIFETIME ?? '604800', 10)",
      ],
    ],
    [
      'lifetime-string',
      1,
      ['lifetime: wholeNumber(', "lifetime: env.TOKEN_LIFETIME ?? '604800', checked: wholeNumber("],
    ],
    [
      'lifetime-bigint',
      1,
      ['lifetime: wholeNumber(', 'lifetime: BigInt(wholeNumber('],
      ['366 * day }),', '366 * day })),'],
    ],
    ['password-trimmed', 2, ['verifyPassword(password,', 'verifyPassword(password.trim(),']],
    ['hash-not-read', 2, ['await users.findByName', 'users.findByName']],
    [
      'hash-not-read',
      2,
      [
        'await verifyPassword(password, user?.passwordHash)',
        "Reflect.get(user ?? {}, 'password') === password",
      ],
    ],
    ['login-not-awaited', 2, ['export function login(', `${notWaiting}function waitingLogin(`]],
    ['token-promise', 2, [responds, responds.replace('user:', 'token: Promise.resolve(1), user:')]],
    ['expires-string', 2, [responds, responds.replace('user:', 'expires: new Date(), user:')]],
    ['time-string', 2, ['iat, exp, jti', 'iat, exp: String(exp), jti']],
    ['time-fraction', 2, ['Math.floor(now / 1000)', 'now / 1000']],
    ['time-milliseconds', 2, ['Math.floor(now / 1000)', 'now']],
    ['token-trimmed', 3, ['ctx.state.token = token;', 'ctx.state.token = token.trim();']],
    [
      'token-remembered',
      3,
      ['return async (ctx, next) => {', 'let last = {};\n  return async (ctx, next) => {'],
      [
        'await next();',
        'if (ctx.state.token) last = { ...ctx.state };\n    else Object.assign(ctx.state, last);\n    await next();',
      ],
    ],
    [
      'pattern-remembers',
      3,
      ['export function tokenAt(', 'const single = /^[^,]*$/g;\nexport function tokenAt('],
      ["token.includes(',')", '!single.test(token)'],
    ],
    ['next-not-awaited', 3, ['await next();', 'await next;']],
    ['next-not-awaited', 4, ['await next();', '']],
    ['next-not-awaited', 5, ['await next();', '']],
    [
      'expiry-in-milliseconds',
      4,
      ['claims: Claims, now = Date.now() / 1000', 'claims: Claims, now = Date.now()'],
    ],
    ['first-token-refused', 4, ['jwt.decode(token, secret,', "jwt.decode(token, secret + ' ',"]],
    ['first-token-refused', 4, ['claims.exp <= now', 'claims.exp > now']],
    ['first-token-refused', 4, ['iss !== config.issuer', "iss !== 'me'"]],
    [
      'pattern-remembers',
      4,
      ['export function verifyToken(', 'const form = /^[^.]+$/g;\nexport function verifyToken('],
      [
        'const { claims } = assertStrict(token);',
        "const { claims } = assertStrict(form.test(token.split('.')[1] ?? '') ? token : '');",
      ],
    ],
    ['user-promise', 5, ['await users.findById', 'users.findById']],
    ['user-late', 5, ['ctx.state.user = publicUser(user);', '']],
    ['first-user-refused', 5, ['users.findById(claims.sub)', 'users.findById(claims.iss)']],
  ])('%s, step %i, with %j', async (cause, step, ...edits) => {
    expect((await failureWith(step, edits))?.cause?.id).toBe(`cause.${cause}`);
  });

  test.each([
    [1, 'odd-numbers-taken', 'number-function'],
    [1, 'secret-trimmed', 'secret-trimmed'],
    [2, 'secret-as-latin1', 'secret-latin1'],
    [2, 'expires-in-seconds', 'expires-seconds'],
    [4, 'secret-as-latin1', 'secret-latin1'],
    [4, 'expired-is-not-told', 'expiry-caught'],
  ])('step %i, %s: %s', async (number, name, cause) => {
    const { text } = await mistakeOf(stepAt(number), name);
    expect((await failureOfText(number, text))?.cause?.id).toBe(`cause.${cause}`);
  });

  test.each<[number: number, name: string, said: Message['id']]>([
    [5, 'one-store-for-all-apps', 'attach.own-store.empty'],
    [5, 'record-remembered', 'attach.every-user.username'],
    [5, 'signed-in-requests-remembered', 'attach.alone.refused'],
    [5, 'open-by-a-setting', 'attach.other-environment.anonymous'],
  ])('step %i, %s: %s', async (number, name, said) => {
    const { text } = await mistakeOf(stepAt(number), name);
    const failure = await failureOfText(number, text);
    expect(includesMessage(failure?.error.expected ?? '', said)).toBe(true);
  });

  test('a clock that is read when the file is loaded', async () => {
    const failure = await failureWith(2, [
      ['const now = Date.now();', 'const now = started;'],
      ['/** What a client gets', 'const started = Date.now();\n\n/** What a client gets'],
    ]);
    expect(failure?.check.id).toBe('clock-at-each-login');
    const cause = 'issue.expiry-in-seconds.iat-old';
    expect(includesMessage(failure?.error.expected ?? '', cause)).toBe(true);
  });

  test.each([
    ['nothing' as const, 'return {\n    secret', 'void {\n    secret'],
    ['promise' as const, 'export function readConfig', 'export async function readConfig'],
  ])('readConfig returns %s', async (what, text, by) => {
    const failure = await failureWith(1, [[text, by]]);
    expect(failure?.check.id).toBe('config-object');
    expect(failure?.error.received).toEqual(message(`setup.received.${what}`));
    expect(failure?.error.expected.id).toBe(`setup.config-object.${what}`);
  });

  test.each([
    [
      'async function',
      'export async function extractToken(ctx, next) { ctx.get(); await next(); }',
    ],
    ['function', 'export function extractToken(ctx, next) { ctx.state.token = 1; return next(); }'],
    ['function that returns nothing', 'export function extractToken() {}'],
  ])('no-middleware, a %s', async (_, text) => {
    const failure = await failureOfText(3, text);
    expect(failure?.error.fault).toBe('crash');
    expect(failure?.cause?.id).toBe('cause.no-middleware');
  });
});

describe.concurrent('a failure names no cause if', { tags: ['slow'] }, () => {
  test.each<[what: string, step: number, ...edits: [string, string][]]>([
    ['the handler throws', 1, ['return new Koa()', 'return new Koa().use(() => { throw 1; })']],
    [
      'it crashes at the start',
      2,
      ['export function login(', "throw 'no'; export function login("],
    ],
    ['every login is a 500', 2, ['const now = Date.now();', 'const now = JSON.parse(username);']],
    [
      'its own code returns text instead of JSON',
      1,
      ['.use(readBody())', ".use(async (ctx) => void (ctx.body = 'no'))"],
    ],
    ['another header is read', 3, ["'x-access-token'", "'x-token'"]],
    [
      'an unknown user gets 404',
      5,
      ["throw new Refusal('token_invalid', 'no_such_user')", 'ctx.throw(404)'],
    ],
    ['every token is an error', 4, ['await next();', "throw new Error('no');"]],
  ])('%s', async (_, step, ...edits) => {
    const failure = await failureWith(step, edits);
    expect(failure).toBeDefined();
    expect(failure?.cause).toBeUndefined();
  });

  test('the exercise is untouched', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const exercise = join('src/kata/workspace/exercises', `${stepAt(number).name}.ts`);
      const failure = await failureOfText(number, readFileSync(exercise, 'utf8'));
      expect(failure?.error.answer?.status).toBe(501);
      expect(failure?.cause).toBeUndefined();
    }
  });
});
