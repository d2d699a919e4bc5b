import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { randomSecret } from '#kata/forge.ts';

const cli = resolve(import.meta.dirname, '../../src/kata/cli');
const folder = mkdtempSync(join(tmpdir(), 'kata-cli-'));
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true });
});

/** A right extract.ts of few words, which says its version. */
function program(version: string): string {
  return `console.log('version ${version}');
export const extractToken = () => (_ctx: unknown, next: () => Promise<void>) => next();`;
}

function start(name: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(cli, name), ...args], {
    env: { PATH: process.env.PATH, JWT_SECRET: randomSecret(), PORT: '0', ...env },
  });
  running.push(child);
  let printed = '';
  const waiting = new Set<() => void>();
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<{ code: number | null; printed: string }>((done) => {
    child.once('close', (code) => done({ code, printed }));
  });
  /** Resolves when the program has printed this. */
  const prints = (text: string) =>
    new Promise<void>((done) => {
      const look = () => {
        if (printed.includes(text)) done();
      };
      waiting.add(look);
      look();
    });
  return { child, ended, prints };
}

describe('npm run test:step', () => {
  test.each([
    ['0 for a pass', ['3', '--reference'], {}, 0, 'Next: steps/04-decode-and-expiry/README.md'],
    ['2 for no step', ['one'], {}, 2, 'Say which step, from 1 to 5'],
    ['2 for a file that is not there', ['3', '--file', 'nowhere.ts'], {}, 2, 'There is no file'],
    ['2 for an unknown option', ['3', '--refrence'], {}, 2, 'nothing else'],
    ['2 for what npm took', ['3'], { npm_config_reference: 'true' }, 2, 'Put -- before it'],
  ])('ends with %s', async (_, args, env, code, words) => {
    const { ended } = start('test-step.ts', args, env);
    const outcome = await ended;
    expect(outcome.printed).toContain(words);
    expect(outcome.code).toBe(code);
  });

  test('ends with 1 for a failure, and tells how to try the line', async () => {
    const mistake = resolve(import.meta.dirname, '../../steps/03-extract-token/mistakes');
    const file = join(mistake, 'query-forgotten.ts');
    const outcome = await start('test-step.ts', ['3', '--file', file]).ended;
    expect(outcome.code).toBe(1);
    expect(outcome.printed).toMatch(/Sent\n {2}curl -i '.+'\n/);
    expect(outcome.printed).toContain(`npm run test:step 3 -- --file ${file} --keep`);
  });
});

describe('npm run step', () => {
  test('serves again after every save, also of editors that put a new file in the place', async () => {
    const file = join(folder, 'extract.ts');
    const save = (text: string) => {
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
    };
    save(program('one'));
    const { child, ended, prints } = start('step.ts', ['3', '--file', file]);
    await prints('version one\nStep 3 listens on http://127.0.0.1:');
    save('this is no program {');
    await prints('Waiting for the next save.');
    save(program('two'));
    await prints('version two\nStep 3 listens on http://127.0.0.1:');
    writeFileSync(file, program('three'));
    await prints('version three\nStep 3 listens on http://127.0.0.1:');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test('says that the port is taken, and ends', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const PORT = typeof address === 'object' && address !== null ? String(address.port) : '';
    const outcome = await start('step.ts', ['3', '--reference'], { PORT }).ended;
    other.close();
    expect(outcome.printed).toContain('The port is taken. Choose another: PORT=4000');
    expect(outcome.printed).not.toContain('    at ');
    expect(outcome.code).toBe(1);
  });
});
