import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ask } from '#kata/ask.ts';
import { randomSecret } from '#kata/forge.ts';
import { StartError } from '#kata/start-fault.ts';
import { stepOf } from '#kata/steps.ts';
import { startSubject } from '#kata/subject.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-subject-'));
const env = { JWT_SECRET: randomSecret() };
afterAll(() => rmSync(folder, { recursive: true }));

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
      `import { nothing } from '#server/extract.ts';\n${right}`,
    ],
    ['a package that is not there', 'import', `import nothing from 'no-such-package';\n${right}`],
    ['an export that is missing', 'import', 'export function extract() {}'],
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
    const started = start(program, endless ? 2_000 : undefined);
    await expect(started).rejects.toBeInstanceOf(StartError);
    await expect(started).rejects.toMatchObject({ fault });
  });

  test('waits for a right program that takes three seconds to start', async () => {
    const running = await start(`await new Promise((done) => setTimeout(done, 3000));\n${right}`);
    const answer = await ask(running.url, { path: '/health' });
    await running.stop();
    expect(answer.status).toBe(200);
  });

  test('keeps what the program prints apart from what it answers', async () => {
    const running = await start(`console.log('I am here');\n${right}`);
    expect(await running.output()).toBe('I am here\n');
    await running.stop();
  });

  test('shows the program nothing of our environment but the path', async () => {
    process.env.KATA_PROBE = 'to be kept';
    const running = await start(`console.log(process.env.KATA_PROBE);\n${right}`);
    expect(await running.output()).toBe('undefined\n');
    await running.stop();
  });

  test('gives the six faults six explanations', () => {
    const faults = ['syntax', 'import', 'crash', 'exit', 'hang', 'silent'] as const;
    expect(new Set(faults.map((fault) => new StartError(fault, '').message)).size).toBe(6);
  });
});

let programs = 0;

function start(program: string, limit?: number) {
  const step = stepOf('3');
  if (step === undefined) throw new TypeError('Expected a step 3');
  programs += 1;
  const file = join(folder, `program-${programs}.ts`);
  writeFileSync(file, program);
  return startSubject({ step, file }, env, limit);
}
