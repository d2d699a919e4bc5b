import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { closeCourses, openCourse } from '../support/learner.ts';
import { startMain } from '../support/start.ts';
import { addPseudoLanguage, foreign, pseudoTag, unmarkedIn } from './pseudo-language.ts';

let url: string;

beforeAll(async () => {
  const course = openCourse();
  addPseudoLanguage(course.folder);
  const JWT_SECRET = randomUUID() + randomUUID();
  const env = { KATA_LANG: pseudoTag, PORT: '0', JWT_SECRET, DATABASE_URL: ':memory:' };
  url = await startMain(env, course.folder).url;
});
afterAll(closeCourses);

async function pageAt(path: string, fields?: Record<string, string>): Promise<string> {
  const response = await fetch(url + path, {
    headers: { Accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  });
  return visibleIn(await response.text());
}

describe('in a language with a mark on every letter', { tags: ['slow'] }, () => {
  test.each([
    '/',
    '/steps',
    ...steps.map(({ number }) => `/steps/${number}`),
    '/steps/guide',
    '/steps/glossary',
    '/steps/koa-for-express',
    '/attacks',
    '/sign-in',
    '/sign-in?reason=token_expired',
    '/who-am-i',
    '/source/auth/decode.ts',
    '/nowhere',
  ])('the page at %s has no other words', async (path) => {
    const page = await pageAt(path);
    expect(page).toMatch(/[áéíóú]{2}/);
    expect(unmarkedIn(page, foreign)).toEqual([]);
  });

  test.each([
    [1, { sample: 'article' }],
    [1, { sample: 'random' }],
    [2, { username: 'ada', password: 'wrong' }],
    [2, { username: 'ada', password: 'analytical-engine' }],
    [3, { body: 'grace', query: 'ada', header: 'forged' }],
    [3, { body: 'nothing', query: 'nothing', header: 'nothing' }],
    [4, { token: 'a.b.c', act: 'letter' }],
    [4, { act: 'issue', lifetime: '5' }],
    [5, { act: 'guest' }],
    [5, { act: 'ask' }],
  ])('the experiment of step %i with %j has no other words', async (step, fields) => {
    const names = /\b(?:ada|grace|guest-[\da-f]+)\b/g;
    const page = await pageAt(`/steps/${step}`, fields);
    expect(unmarkedIn(page, [...foreign, names])).toEqual([]);
  });

  test('the report of the attack lab has no other words', async () => {
    expect(unmarkedIn(await pageAt('/attacks', {}), foreign)).toEqual([]);
  });
});

/** What a reader sees of a page, without code, sentences of programs, and the names of other languages. */
function visibleIn(html: string): string {
  return html
    .replaceAll(/<(script|style|pre|code|textarea)\b[\s\S]*?<\/\1>/g, '·')
    .replaceAll(/<span lang="en">[\s\S]*?<\/span>/g, '·')
    .replaceAll(/<a [^>]*\bhreflang=[\s\S]*?<\/a>|<title>[\s\S]*?<\/title>/g, '·')
    .replaceAll(/<[^>]*\b(?:title|alt|aria-label|placeholder)="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#?\w+;/g, '·');
}
