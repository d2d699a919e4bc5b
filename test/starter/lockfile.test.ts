import { expect, test } from 'vitest';
import { type Packages, packagesFor } from '../../src/starter/lockfile.ts';

/** Our lockfile: `a` needs its own version of `b`, `test` another one, and `other` is for us alone. */
const ours: Packages = {
  '': {},
  'node_modules/a': { version: '1.0.0', dev: true, dependencies: { b: '^1.0.0' } },
  'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { c: '1.0.0' } },
  'node_modules/b': { version: '2.0.0' },
  'node_modules/c': { version: '1.0.0', optional: true },
  'node_modules/test': {
    version: '1.0.0',
    dependencies: { b: '^2.0.0', c: '^1.0.0' },
    peerDependencies: { peer: '1.0.0', other: '1.0.0' },
    peerDependenciesMeta: { other: { optional: true } },
  },
  'node_modules/peer': { version: '1.0.0' },
  'node_modules/other': { version: '1.0.0' },
};

test('packagesFor() takes what a root needs, with the nearest version of each', () => {
  const root = { name: 'product', dependencies: { a: '1.0.0' } };
  expect(packagesFor(root, ours)).toEqual({
    '': root,
    'node_modules/a': { version: '1.0.0', dependencies: { b: '^1.0.0' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { c: '1.0.0' } },
    'node_modules/c': { version: '1.0.0', optional: true },
  });
});

test('packagesFor() marks what only tests need, and leaves out optional peers', () => {
  const root = { dependencies: { a: '1.0.0' }, devDependencies: { test: '1.0.0' } };
  const packages = packagesFor(root, ours);
  expect(packages).toMatchObject({
    'node_modules/test': { dev: true },
    'node_modules/b': { version: '2.0.0', dev: true },
    'node_modules/c': { devOptional: true },
    'node_modules/peer': { dev: true, peer: true },
  });
  expect(packages).not.toHaveProperty(['node_modules/other']);
});

test('packagesFor() refuses a package that our lockfile does not contain', () => {
  const root = { dependencies: { unknown: '1.0.0' } };
  expect(() => packagesFor(root, ours)).toThrow(TypeError);
});
