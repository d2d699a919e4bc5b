import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ask } from '#kata/judge/session.ts';
import { StartError } from '#kata/subject/start-fault.ts';
import { startSubject } from '#kata/subject/subject.ts';
import { makeSecret } from '#server/secret.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { stepAt } from '../support/learner.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-subject-'));
const env = { JWT_SECRET: makeSecret() };
const users = openSqliteUsers(':memory:');
afterAll(() => rmSync(folder, { recursive: true }));
const { solution } = stepAt(3);
const fs = "import fs from 'node:fs';\n";

const right = `
export function extractToken() {
  return async (ctx: unknown, next: () => Promise<void>) => next();
}`;

describe.concurrent('startSubject', () => {
  test.each([
    ['an open bracket', 'syntax', 'export function extractToken( {'],
    ['an enum', 'syntax', `enum Carrier { Body }\n${right}`],
    [
      'a file that is not there',
      'import',
      `import { nothing } from '#server/nowhere.ts';\n${right}`,
    ],
    [
      'a name that is not there',
      'import',
      `import { nothing } from '#server/errors.ts';\n${right}`,
    ],
    ['a package that is not there', 'import', `import nothing from 'no-such-package';\n${right}`],
    ['an export that is missing', 'import', 'export function extract() {}'],
    ['the solution, handed on', 'denied', `export { extractToken } from '#server/extract.ts';`],
    ['the solution, read', 'denied', `${fs}fs.readFileSync('${solution}');\n${right}`],
    ['a file, written', 'denied', `${fs}fs.writeFileSync('${folder}/written', '');\n${right}`],
    [
      'another program',
      'denied',
      `import { execFileSync } from 'node:child_process';\nexecFileSync('true');\n${right}`,
    ],
    ['a database', 'denied', `import 'node:sqlite';\n${right}`],
    ['a signal', 'crash', `process.kill(process.ppid);\n${right}`],
    [
      'memory without end',
      'greedy',
      `for (const all = []; ; ) all.push(Array(1e5).fill(0.5));\n${right}`,
    ],
    [
      'words without end',
      'greedy',
      `for (;;) await new Promise((done) => process.stdout.write('x'.repeat(1e5), done));\n${right}`,
    ],
    ['an error', 'crash', `throw new Error('too early');\n${right}`],
    ['an end', 'exit', `process.exit(0);\n${right}`],
    ['a silent end', 'exit', `process.exit(1);\n${right}`],
    ['an endless loop', 'hang', `for (;;) {}\n${right}`],
    [
      'an endless wait',
      'silent',
      `await new Promise(() => setInterval(() => {}, 1000));\n${right}`,
    ],
  ])('tells %s as the fault "%s"', async (_, fault, program) => {
    const endless = fault === 'hang' || fault === 'silent';
    const started = start(program, endless ? 2_000 : 30_000);
    await expect(started).rejects.toBeInstanceOf(StartError);
    await expect(started).rejects.toMatchObject({ fault });
  });

  test('lets a program import a type of the solution in any way', async () => {
    const running = await start(
      `import { type TokenState } from '#server/extract.ts';\nexport type { TokenState };\n${right}`,
    );
    await running.stop();
  });

  test('waits for a right program that takes three seconds to start', async () => {
    const running = await start(`await new Promise((done) => setTimeout(done, 3000));\n${right}`);
    const answer = await ask(running.url, { path: '/health' });
    await running.stop();
    expect(answer.status).toBe(200);
  });

  test('keeps the output of the program separate from its responses', async () => {
    const running = await start(`console.log('I am here');\n${right}`);
    expect(await running.output()).toBe('I am here\n');
    await running.stop();
  });

  test('shows the program only the path of our environment', async () => {
    process.env.KATA_PROBE = 'to be kept';
    const running = await start(`console.log(process.env.KATA_PROBE);\n${right}`);
    expect(await running.output()).toBe('undefined\n');
    await running.stop();
  });

  test('names the line that looks up a user by something other than a string', async () => {
    const program = `
export function issueToken() {}
export function login(_config: unknown, users: { findByName(name: unknown): Promise<unknown> }) {
  return async () => users.findByName(undefined);
}`;
    const running = await start(program, 8_000, stepAt(2));
    const { status } = await ask(running.url, { path: '/login', method: 'POST', json: {} });
    expect(status).toBe(500);
    expect(await running.output()).toMatch(
      /^TypeError: Expected a string, got undefined\n[\s\S]+program-\d+\.ts:4:28/,
    );
    await running.stop();
  });

  test('has eight explanations for the eight faults', () => {
    const faults = [
      'syntax',
      'import',
      'denied',
      'crash',
      'exit',
      'greedy',
      'hang',
      'silent',
    ] as const;
    expect(new Set(faults.map((fault) => new StartError(fault, '').message)).size).toBe(8);
  });
});

let programs = 0;

function start(program: string, timeoutMs = 8_000, step = stepAt(3)) {
  programs += 1;
  const file = join(folder, `program-${programs}.ts`);
  writeFileSync(file, program);
  return startSubject({ step, file }, { env, users, timeoutMs });
}
