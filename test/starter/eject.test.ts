import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeProduct } from '../../src/starter/write-product.ts';
import { cleanEnvironment } from '../support/process.ts';
import { root } from '../support/root.ts';
import { temporaryDirectory } from '../support/world.ts';

let parent: string;
let remove: () => void;
beforeEach(() => {
  ({ path: parent, remove } = temporaryDirectory());
});
afterEach(() => remove());

/** Runs `npm run eject` with these words in the parent folder. */
function eject(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = join(root, 'src/starter/eject.ts');
  const options = { cwd: root, env: cleanEnvironment({ INIT_CWD: parent }) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...words], options, (_e, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

test('writes a product whose name is the name of its folder', async () => {
  const { code, stdout, stderr } = await eject('my-product');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('npm run dev');
  const folder = join(parent, 'my-product');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name).toBe('my-product');
  expect(readdirSync(parent)).toEqual(['my-product']);
});

test.skipIf(process.platform === 'win32')(
  'writes an .env that only its owner may read',
  async () => {
    await eject('my-product');
    expect(statSync(join(parent, 'my-product/.env')).mode & 0o777).toBe(0o600);
  },
);

test('writes into an empty folder, and beside a .git', async () => {
  const folder = join(parent, 'Repository');
  mkdirSync(folder);
  writeFileSync(join(folder, '.git'), 'gitdir: elsewhere');
  expect(await eject('Repository', '--name', 'shop')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, '.git'), 'utf8')).toBe('gitdir: elsewhere');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name).toBe('shop');
});

test('refuses a folder that is not empty, and changes nothing in it', async () => {
  writeFileSync(join(parent, 'mine.txt'), 'mine');
  const { code, stderr } = await eject('.', '--name', 'shop');
  expect(code).toBe(1);
  expect(stderr).toMatch(/ is not empty\. Choose a new folder; nothing was written\.\n$/);
  expect(readdirSync(parent)).toEqual(['mine.txt']);
});

test.each([
  ['no folder', [], /^Expected one folder/],
  ['two folders', ['a', 'b'], /^Expected one folder/],
  ['an unknown option', ['a', '--force'], /^Unknown option '--force'/],
  ['a folder whose name is no package name', ['My Product'], /^"My Product" cannot be a name/],
  ['a wrong name', ['a', '--name', '../b'], /^"\.\.\/b" cannot be a name/],
])('refuses %s with one sentence and writes nothing', async (_name, words, complaint) => {
  const { code, stderr } = await eject(...words);
  expect(code).toBe(1);
  expect(stderr).toMatch(complaint);
  expect(stderr).not.toMatch(/\n +at /);
  expect(readdirSync(parent)).toEqual([]);
});

test('refuses a file, and a folder below one', async () => {
  writeFileSync(join(parent, 'file'), '');
  for (const target of ['file', 'file/product']) {
    const { code, stderr } = await eject(target, '--name', 'shop');
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/\n +at /);
  }
  expect(readdirSync(parent)).toEqual(['file']);
});

test('leaves nothing behind if writing fails half-way', () => {
  const files = new Map([
    ['a', 'file'],
    ['a/b', 'below a file'],
  ]);
  const folder = join(parent, 'product');
  expect(() => writeProduct(folder, files)).toThrow();
  expect(readdirSync(parent)).toEqual([]);
  mkdirSync(folder);
  expect(() => writeProduct(folder, files)).toThrow();
  expect(existsSync(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});
