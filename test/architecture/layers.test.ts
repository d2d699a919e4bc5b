import { describe, expect, test } from 'vitest';
import { importsOf, serverManifest, sourcesOf } from '../support/repository.ts';

/** Exercises are left out: they contain a task, and name the imports that a learner will need. */
const exercises = 'src/kata/workspace/exercises/';
const modules = sourcesOf('src/**/*.ts').filter(({ path }) => !path.startsWith(exercises));

function importsBelow(folder: string) {
  return modules
    .filter(({ path }) => path.startsWith(folder))
    .flatMap((source) => importsOf(source).map((target) => ({ path: source.path, target })));
}

test('importsOf() finds an import in each of its spellings', () => {
  const text = `
    import Koa from 'koa';
    import type { A } from '../a.ts';
    import {
      b,
    } from "#server/body.ts";
    export * from '../course/c.ts';
    import '@koa/router/types';
    const d = await import('node:fs');
    const e = require('pg/lib');
    const f = import.meta.resolve('jquery/dist/jquery.js');`;
  expect(importsOf({ path: 'src/demo/x.ts', text })).toEqual([
    'koa',
    'src/a.ts',
    'src/server/http/body.ts',
    'src/course/c.ts',
    '@koa/router',
    'node:fs',
    'pg',
    'jquery',
  ]);
});

test('the search finds modules and their imports', () => {
  expect(modules.length).toBeGreaterThan(15);
  expect(importsBelow('src/server/').length).toBeGreaterThan(30);
});

/** The article's server, which the pages attack; it keeps the article's mistakes. */
const article = 'src/demo/article/server.ts';
const ours = modules.filter(({ path }) => path !== article);

test('only issue.ts and decode.ts of the server import jwt-simple', () => {
  const importers = ours.filter((source) => importsOf(source).includes('jwt-simple'));
  expect(importers.map(({ path }) => path)).toEqual([
    'src/server/auth/decode.ts',
    'src/server/auth/issue.ts',
  ]);
});

test('jwt-simple decodes with four arguments: verifying, and HS256 pinned', () => {
  const calls = ours.flatMap(({ text }) => text.match(/\bjwt\.decode\([^)]*\)/g) ?? []);
  expect(calls).toEqual([expect.stringMatching(/^jwt\.decode\([^,]+, [^,]+, false, 'HS256'\)$/)]);
});

describe('a folder imports only from the layers below it:', () => {
  const packages = Object.keys(serverManifest.dependencies);

  test('the server imports its own files, Node, and its packages', () => {
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
    ['attacks', ['i18n/message.ts']],
    ['i18n', []],
    ['course', []],
    ['starter', ['server/']],
    ['demo', ['server/', 'attacks/', 'i18n/', 'course/']],
    ['kata', ['server/', 'demo/', 'attacks/', 'i18n/', 'course/', 'env-file.ts', 'exam.ts']],
  ])('%s imports from itself and from %j', (folder, below) => {
    const known = [`${folder}/`, ...below].map((name) => `src/${name}`);
    const strangers = importsBelow(`src/${folder}/`).filter(
      ({ target }) => target.startsWith('src/') && !known.some((place) => target.startsWith(place)),
    );
    expect(strangers).toEqual([]);
  });

  test('auth/ of the server imports nothing from tokens/', () => {
    const strangers = importsBelow('src/server/auth/').filter(({ target }) =>
      target.startsWith('src/server/tokens/'),
    );
    expect(strangers).toEqual([]);
  });

  test.each([
    ['subject', []],
    ['text', []],
    ['judge', ['subject', 'text']],
    ['junit', ['subject', 'text']],
    ['course-check', ['subject', 'text', 'judge', 'junit']],
    ['workspace', ['subject', 'text', 'judge', 'junit']],
    ['grade', ['subject', 'text', 'judge', 'junit', 'course-check', 'workspace']],
    ['screen', ['subject', 'text', 'judge', 'junit', 'course-check', 'workspace']],
    [
      'watch',
      ['subject', 'text', 'judge', 'junit', 'course-check', 'workspace', 'grade', 'screen'],
    ],
  ])('in src/kata/, %s imports from itself and from %j', (folder, below) => {
    const known = [folder, ...below].map((name) => `src/kata/${name}/`);
    const strangers = importsBelow(`src/kata/${folder}/`).filter(
      ({ target }) =>
        target.startsWith('src/kata/') && !known.some((place) => target.startsWith(place)),
    );
    expect(strangers).toEqual([]);
  });

  test('no file imports the start script', () => {
    const importers = sourcesOf('{src,steps,test,tools}/**/*.ts').filter(({ path, text }) =>
      importsOf({ path, text }).includes('src/main.ts'),
    );
    expect(importers.map(({ path }) => path)).toEqual([]);
  });

  test('the server imports nothing from the course, the tests or the views', () => {
    const strangers = importsBelow('src/server/').filter(({ target }) =>
      /^(steps|test|views)\//.test(target),
    );
    expect(strangers).toEqual([]);
  });
});

test('no file of the server is longer than 120 lines', () => {
  const long = modules
    .filter(({ path }) => path.startsWith('src/server/'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 120);
  expect(long).toEqual([]);
});

test('only exercises contain a task', () => {
  const word = ['TO', 'DO'].join('');
  const note = new RegExp(`(//|/\\*|^\\s*\\*|<!--|<%#).*\\b${word}\\b`, 'm');
  expect(note.test(`const a = 1; // ${word}: more`)).toBe(true);
  const unfinished = sourcesOf('{src,test,tools,views}/**/*.{ts,ejs,css,js}').filter(
    ({ path, text }) => !path.startsWith(exercises) && note.test(text),
  );
  expect(unfinished.map(({ path }) => path)).toEqual([]);
});
