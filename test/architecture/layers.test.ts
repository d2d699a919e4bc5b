import { describe, expect, test } from 'vitest';
import { serverManifest } from '../support/manifest.ts';
import { importsOf, sourcesOf } from '../support/sources.ts';

/** Kept exercises are no code of ours: they have something left to do, and name the imports that a learner will want. */
const exercises = 'src/kata/workspace/exercises/';
const modules = sourcesOf('src/**/*.ts').filter(({ path }) => !path.startsWith(exercises));

function importsBelow(folder: string) {
  return modules
    .filter(({ path }) => path.startsWith(folder))
    .flatMap((source) => importsOf(source).map((target) => ({ path: source.path, target })));
}

test('imports are seen in every way they are written', () => {
  const text = `
    import Koa from 'koa';
    import type { A } from '../a.ts';
    import {
      b,
    } from "#server/b.ts";
    export * from '../house/c.ts';
    import '@koa/router/types';
    const d = await import('node:fs');
    const e = require('pg/lib');
    const f = import.meta.resolve('jquery/dist/jquery.js');`;
  expect(importsOf({ path: 'src/demo/x.ts', text })).toEqual([
    'koa',
    'src/a.ts',
    'src/server/b.ts',
    'src/demo/c.ts',
    '@koa/router',
    'node:fs',
    'pg',
    'jquery',
  ]);
});

test('there are modules to look at, and they import something', () => {
  expect(modules.length).toBeGreaterThan(15);
  expect(importsBelow('src/server/').length).toBeGreaterThan(30);
});

test('only issue.ts and decode.ts of the server import jwt-simple', () => {
  const importers = modules.filter((source) => importsOf(source).includes('jwt-simple'));
  expect(importers.map(({ path }) => path)).toEqual([
    'src/server/auth/decode.ts',
    'src/server/auth/issue.ts',
  ]);
});

test('jwt-simple decodes with four arguments: verifying, and HS256 pinned', () => {
  const calls = modules.flatMap(({ text }) => text.match(/\bjwt\.decode\([^)]*\)/g) ?? []);
  expect(calls).toEqual([expect.stringMatching(/^jwt\.decode\([^,]+, [^,]+, false, 'HS256'\)$/)]);
});

describe('a floor imports only what is below it:', () => {
  const packages = Object.keys(serverManifest.dependencies);

  test('the server its own files, Node, and its packages', () => {
    const strangers = importsBelow('src/server/').filter(
      ({ target }) =>
        !target.startsWith('src/server/') &&
        !target.startsWith('node:') &&
        !packages.includes(target),
    );
    expect(strangers).toEqual([]);
  });

  test.each([
    ['server', []],
    ['attacks', []],
    ['words', []],
    ['demo', ['server/', 'attacks/', 'words/']],
    ['kata', ['server/', 'demo/', 'attacks/', 'words/', 'env-file.ts']],
  ])('%s knows %j', (floor, below) => {
    const known = [`${floor}/`, ...below].map((name) => `src/${name}`);
    const strangers = importsBelow(`src/${floor}/`).filter(
      ({ target }) => target.startsWith('src/') && !known.some((place) => target.startsWith(place)),
    );
    expect(strangers).toEqual([]);
  });

  test('nobody knows the start script', () => {
    const importers = sourcesOf('{src,steps,test}/**/*.ts').filter(({ path, text }) =>
      importsOf({ path, text }).includes('src/main.ts'),
    );
    expect(importers.map(({ path }) => path)).toEqual([]);
  });

  test('the server does not know the course, the tests or the views', () => {
    const strangers = importsBelow('src/server/').filter(({ target }) =>
      /^(steps|test|views)\//.test(target),
    );
    expect(strangers).toEqual([]);
  });
});

test('every file of the server fits on two screens: 120 lines', () => {
  const long = modules
    .filter(({ path }) => path.startsWith('src/server/'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 120);
  expect(long).toEqual([]);
});

test('no file but an exercise leaves anything to do', () => {
  const word = ['TO', 'DO'].join('');
  const note = new RegExp(`(//|/\\*|^\\s*\\*|<!--|<%#).*\\b${word}\\b`, 'm');
  expect(note.test(`const a = 1; // ${word}: more`)).toBe(true);
  const unfinished = sourcesOf('{src,test,views}/**/*.{ts,ejs,css,js}').filter(
    ({ path, text }) => !path.startsWith(exercises) && note.test(text),
  );
  expect(unfinished.map(({ path }) => path)).toEqual([]);
});
