import { expect, test } from 'vitest';
import { importsOf, sourcesOf } from '../support/repository.ts';

test('the attacks import only their own files and Node, and no package', () => {
  const imports = sourcesOf('src/attacks/**/*.ts').flatMap(importsOf);
  const others = imports.filter((target) => !/^(src\/attacks\/|node:)/.test(target));
  expect(others).toEqual([]);
  expect(imports.length).toBeGreaterThan(50);
});

test('the attacks cannot read files or start programs', () => {
  const imports = sourcesOf('src/attacks/**/*.ts').flatMap(importsOf);
  const modules = new Set(imports.filter((target) => target.startsWith('node:')));
  expect([...modules].sort()).toEqual([
    ...['node:crypto', 'node:http', 'node:net', 'node:timers/promises', 'node:zlib'],
  ]);
});
