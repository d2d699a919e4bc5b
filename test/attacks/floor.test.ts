import { expect, test } from 'vitest';
import { importsOf, sourcesOf } from '../support/repository.ts';

test('the attacks know nobody: they import their own files and Node, and no package', () => {
  const imports = sourcesOf('src/attacks/**/*.ts').flatMap(importsOf);
  const strangers = imports.filter((target) => !/^(src\/attacks\/|node:)/.test(target));
  expect(strangers).toEqual([]);
  expect(imports.length).toBeGreaterThan(50);
});

test('the attacks can touch no file and start no program', () => {
  const imports = sourcesOf('src/attacks/**/*.ts').flatMap(importsOf);
  const modules = new Set(imports.filter((target) => target.startsWith('node:')));
  expect([...modules].sort()).toEqual([
    ...['node:crypto', 'node:http', 'node:net', 'node:timers/promises', 'node:zlib'],
  ]);
});
