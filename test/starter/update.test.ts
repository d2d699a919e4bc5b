import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { productFiles } from '../../src/starter/product-files.ts';
import { writeProduct } from '../../src/starter/write-product.ts';
import { cleanEnvironment } from '../support/process.ts';
import { root } from '../support/root.ts';
import { temporaryDirectory } from '../support/world.ts';

const env = cleanEnvironment({
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@team.example',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@team.example',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
});

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

/** Replaces a text that occurs once in a file. */
function edit(folder: string, path: string, old: string, text: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  expect(before.split(old).length, `${old} in ${path}`).toBe(2);
  writeFileSync(
    file,
    before.replace(old, () => text),
  );
}

/** A product that is committed as its README says, and its next version. */
function makeProducts() {
  const { path: parent, remove } = temporaryDirectory();
  onTestFinished(remove);
  const product = join(parent, 'my-product');
  const vendor = join(parent, 'my-product-vendor');
  const newer = join(parent, 'koa-jwt-kata');

  writeProduct(product, productFiles('my-product', { root, commit: 'old' }));
  git(product, 'init', '-q', '-b', 'main');
  git(product, 'add', '-A');
  git(product, 'commit', '-q', '-m', 'Start from koa-jwt-kata');
  git(product, 'branch', 'vendor');

  for (const path of ['package.json', 'package-lock.json', 'LICENSE', 'src', 'test']) {
    cpSync(join(root, path), join(newer, path), { recursive: true });
  }
  edit(newer, 'package.json', '"version": "0.1.0"', '"version": "0.9.0"');
  edit(newer, 'src/server/app.ts', 'Hello, ${', 'Good day, ${');
  edit(newer, 'src/server/make-secret.ts', 'console.log', 'console.info');
  writeFileSync(join(newer, 'src/server/http/added.ts'), 'export const added = true;\n');

  return {
    product,
    read: (path: string) => readFileSync(join(product, path), 'utf8'),
    /** The commands of the README. They throw if the merge has a conflict. */
    update() {
      git(product, 'worktree', 'add', '-q', '--no-checkout', vendor, 'vendor');
      writeProduct(vendor, productFiles('my-product', { root: newer, commit: 'new' }));
      git(vendor, 'add', '-A');
      git(vendor, 'commit', '-q', '-m', 'Update koa-jwt-kata');
      git(product, 'worktree', 'remove', '--force', vendor);
      git(product, 'merge', '-q', '-m', 'Merge vendor', 'vendor');
      expect(git(product, 'status', '--porcelain')).toBe('');
      expect(existsSync(vendor)).toBe(false);
    },
  };
}

test('git stores neither the secrets nor the users of a product', () => {
  const { product } = makeProducts();
  mkdirSync(join(product, 'data'));
  writeFileSync(join(product, 'data/users.sqlite'), '');
  git(product, 'add', '-A');
  expect(git(product, 'status', '--porcelain')).toBe('');
  expect(git(product, 'ls-files', '.env', 'data')).toBe('');
});

test('a product whose team has changed files takes a new version with one merge', () => {
  const { product, read, update } = makeProducts();
  const secret = read('.env');
  const notes = '  addNotes(api, users); // notes';
  edit(product, 'src/app.ts', notes, `${notes}\n  api.get('/team', showUser);`);
  edit(
    product,
    'src/users/store.ts',
    '  username: string;\n}',
    '  username: string;\n  team?: string;\n}',
  );
  edit(product, 'package.json', '"koa": ', '"kleur": "4.1.5",\n    "koa": ');
  edit(product, 'CHANGELOG.md', '- The server', '- Teams.\n- The server');
  git(product, 'commit', '-q', '-a', '-m', 'Our changes');
  update();

  expect(read('src/app.ts')).toContain("api.get('/team', showUser);");
  expect(read('src/app.ts')).toContain('Good day, ${');
  expect(read('src/users/store.ts')).toContain('team?: string;');
  expect(read('src/make-secret.ts')).toContain('console.info');
  expect(read('src/http/added.ts')).toContain('added');
  expect(read('CHANGELOG.md')).toContain('- Teams.');
  const { dependencies, koaJwtKata } = JSON.parse(read('package.json'));
  expect(dependencies.kleur).toBe('4.1.5');
  expect(koaJwtKata).toEqual({ version: '0.9.0', commit: 'new' });
  expect(read('.env')).toBe(secret);
});

test('a product without its notes takes a new version, and the notes do not come back', () => {
  const { product, read, update } = makeProducts();
  execFileSync(process.execPath, ['scripts/remove-notes.ts'], { cwd: product, env, stdio: 'pipe' });
  git(product, 'commit', '-q', '-a', '-m', 'Remove the notes');
  update();
  expect(read('src/app.ts')).toContain('Good day, ${');
  expect(read('src/app.ts')).not.toContain('addNotes');
  expect(existsSync(join(product, 'src/notes'))).toBe(false);
});
