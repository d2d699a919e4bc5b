import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root, stepOf } from '#course/steps.ts';
import { startSubject } from '#kata/subject/subject.ts';
import { makeSecret } from '#server/secret.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'kata-confine-'));
const users = openSqliteUsers(':memory:');
afterAll(async () => {
  await users.close();
  rmSync(folder, { recursive: true });
});

let programs = 0;

/** Starts a step 3 that runs some code first. */
function start(code: string) {
  const step = stepOf('3');
  if (step === undefined) throw new TypeError('Expected a step 3');
  const file = join(folder, `${++programs}.ts`);
  writeFileSync(file, `${code}\nexport const extractToken = () => (_ctx, next) => next();`);
  return startSubject({ step, file }, { env: { JWT_SECRET: makeSecret() }, users });
}

/** The output of an untrusted program that tries something. */
async function outcomeOf(attempt: string): Promise<string> {
  const running = await start(`
    const of = (name) => process.getBuiltinModule(name);
    try { console.log('done', await (${attempt})); } catch (error) { console.log(error.code ?? error.name); }
  `);
  const output = await running.output();
  await running.stop();
  return output.trim();
}

const denied = 'ERR_ACCESS_DENIED';

describe.concurrent('a program under test', () => {
  test.each([
    ['read a package', `of('fs').readFileSync('${root}/node_modules/koa/package.json').length > 0`],
    ['read the reference', `of('fs').readFileSync('${root}/src/server/http/errors.ts').length > 0`],
  ])('may %s', async (_, attempt) => {
    expect(await outcomeOf(attempt)).toBe('done true');
  });

  const written = join(folder, 'written');
  test.each([
    [
      'read what lies beside packages',
      `of('fs').readFileSync('${root}/node_modules/.package-lock.json')`,
      denied,
    ],
    ['read the solution', `of('fs').readFileSync('${root}/src/server/auth/extract.ts')`, denied],
    [
      'read the suite',
      `of('fs').readFileSync('${root}/steps/03-extract-token/extract.test.ts')`,
      denied,
    ],
    ['listen on a port', "of('net').createServer().listen(0)", denied],
    ['make a socket of the file system', `of('net').createServer().listen('${written}')`, denied],
    ['reach other servers', "new Promise((_, no) => of('net').connect(9).on('error', no))", denied],
    [
      'load native code',
      `of('module').createRequire('${root}/package.json')('better-sqlite3')(':memory:')`,
      'TypeError',
    ],
    ['open a database', "of('sqlite').DatabaseSync.name", 'TypeError'],
    [
      'have V8 write files',
      `of('v8').setFlagsFromString('--trace-turbo-path=${written}')`,
      'TypeError',
    ],
    ['slow down the judge', "of('os').setPriority(process.ppid, 19)", 'TypeError'],
    ['signal to the judge', 'process.kill(process.ppid, 0)', 'TypeError'],
    ['become another program', "process.execve('/bin/true', ['true'])", denied],
  ])('may not %s', async (_, attempt, error) => {
    expect(await outcomeOf(attempt)).toBe(error);
    expect(existsSync(written)).toBe(false);
  });

  test.each([
    ['no JSON', 'denied', `writeSync(3, 'no json\\n')`],
    ['JSON that means nothing', 'denied', `writeSync(3, 'null\\n')`],
    ['a line without end', 'denied', `for (;;) writeSync(3, 'x'.repeat(1e4))`],
    ['messages without end', 'greedy', `for (;;) writeSync(3, '"alive"\\n'.repeat(50))`],
  ])('is stopped if it writes %s to the channel of the judge', async (_, fault, write) => {
    const patient = `for (;;) try { ${write}; } catch (error) { if (error.code !== 'EAGAIN') throw error; }`;
    const started = start(`import { writeSync } from 'node:fs';\n${patient}`);
    await expect(started).rejects.toMatchObject({ fault });
  });

  test('cannot send the judge to another server', async () => {
    const running = await start(
      `process.getBuiltinModule('fs').writeSync(3, '{"url":"http://127.0.0.1:9"}\\n');`,
    );
    expect(running.url).not.toBe('http://127.0.0.1:9');
    await running.stop();
  });

  test('is reported as greedy, even if it ends quickly', async () => {
    const running = await start(
      `const mega = 'x'.repeat(1e6);\nfor (let i = 0; i < 8; i += 1) console.log(mega);`,
    );
    await running.output();
    expect(running.stopped()).toMatchObject({ id: 'judge.stopped.printed' });
    await running.stop();
  });
});
