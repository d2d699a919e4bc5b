import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, newMember } from '../support/client.ts';
import { cleanEnvironment, endProcesses } from '../support/process.ts';
import { root } from '../support/root.ts';
import { startScript } from '../support/start.ts';
import { randomConfig } from '../support/world.ts';
import { makeProduct } from './product.ts';

const env = cleanEnvironment({ CI: '', TEST_POSTGRES: process.env.TEST_POSTGRES ?? '' });

/** Some of the product's tests, which are quick. */
const quick = ['test/login.test.ts', 'test/migrations.test.ts', 'test/rotation.test.ts'];

/** A new product with our packages, until the end of the test. */
function openProduct() {
  const { folder, remove } = makeProduct();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  onTestFinished(async () => {
    await endProcesses();
    remove();
  });
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, words, { cwd: folder, env });
  return {
    folder,
    run,
    compile: (...words: string[]) => run(join(root, 'node_modules/typescript/bin/tsc'), ...words),
    runTests: (...files: string[]) =>
      run(join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--maxWorkers=1', ...files),
    /** Starts the compiled server. */
    async start() {
      const { secret } = randomConfig();
      const settings = { JWT_SECRET: secret, PORT: '0', DATABASE_URL: 'data/own.sqlite' };
      const main = startScript('dist/main.js', settings, { cwd: folder });
      return { main, url: await main.url };
    },
  };
}

describe('a product', { tags: ['slow'] }, () => {
  test('passes the compiler, and its tests pass', async () => {
    const { compile, runTests } = openProduct();
    expect((await compile()).stdout).toBe('');
    await runTests('test/notes.test.ts', ...quick);
  });

  test('is compiled to JavaScript that serves users and notes', async () => {
    const { folder, compile, start } = openProduct();
    await compile('-p', 'tsconfig.build.json');
    expect(globSync('dist/**/*.ts', { cwd: folder })).toEqual([]);
    const { main, url } = await start();
    expect(await ask(url, '/health')).toMatchObject({ status: 200 });
    const { token } = await newMember(url);
    const written = await ask(url, '/api/notes', { token, post: { text: 'Buy ink' } });
    expect(written).toMatchObject({ status: 201, body: { note: { text: 'Buy ink' } } });
    expect(await ask(url, '/api/notes', { token, post: { text: '' } })).toMatchObject({
      status: 400,
    });
    expect(await ask(url, '/api/admin/notes', { token })).toMatchObject({ status: 403 });
    main.signal('SIGTERM');
    expect(await main.ended).toBe(0);
    expect(main.printed.stderr).toBe('');
  });

  test('without its notes compiles, passes its tests, and serves', async () => {
    const { folder, run, compile, runTests, start } = openProduct();
    const { stdout } = await run('scripts/remove-notes.ts');
    expect(stdout).toContain('DROP TABLE notes;');
    for (const path of ['src/notes', 'test/notes.test.ts', 'scripts']) {
      expect(existsSync(join(folder, path))).toBe(false);
    }
    for (const path of globSync(['src/**/*.ts', '*.md', 'package.json'], { cwd: folder })) {
      expect(readFileSync(join(folder, path), 'utf8'), path).not.toMatch(
        /addNotes|noteMigrations|\/\/ notes|src\/notes|notes:remove/,
      );
    }
    expect((await compile()).stdout).toBe('');
    await runTests(...quick);
    await compile('-p', 'tsconfig.build.json');
    const { main, url } = await start();
    const { token } = await newMember(url);
    expect(await ask(url, '/api/notes', { token })).toMatchObject({ status: 404 });
    main.signal('SIGTERM');
    expect(await main.ended).toBe(0);
  });
});

// This needs the registry, so only CI runs it.
test.runIf(process.env.CI)(
  'a product passes all of its tests after npm ci',
  { tags: ['slow'], timeout: 600_000 },
  async () => {
    const { folder, remove } = makeProduct();
    onTestFinished(remove);
    const npm = (...words: string[]) =>
      promisify(execFile)('npm', words, {
        cwd: folder,
        env: { ...process.env, KATA_KEPT: '' },
        maxBuffer: 100_000_000,
        shell: process.platform === 'win32',
      });
    await npm('ci');
    await npm('test');
  },
);
