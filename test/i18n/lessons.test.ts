import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesOf } from '../support/sources.ts';

const pairs = sourcesOf('{,steps/,steps/*/}*.md')
  .filter(({ path }) => !path.includes('.zh-CN.') && !path.startsWith('docs/'))
  .map(({ path, text }) => {
    const twin = path.replace(/\.md$/, '.zh-CN.md');
    return { path, english: text, chinese: sourcesOf(twin)[0]?.text ?? '' };
  });

/** The fenced blocks of a text, byte for byte. */
function codeIn(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```[\s\S]*?^ *```$/gm)].map(([block]) => block);
}

/** What a text is built of, apart from its words. */
function bonesOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/^ *```[\s\S]*?^ *```$/gm, 'CODE');
  return prose
    .split('\n')
    .map((line) => /^(#+ |CODE|<details>|<\/details>|\| ?-|\d+\. |- )/.exec(line.trim())?.[0] ?? '')
    .filter((bone) => bone !== '')
    .map((bone) => (bone.startsWith('|') ? '|' : bone));
}

test('there are files to compare', () => {
  expect(pairs.length).toBeGreaterThan(12);
});

test.each(pairs)('$path says the same in Chinese: headings, lists, tables and code', (pair) => {
  expect(bonesOf(pair.chinese)).toEqual(bonesOf(pair.english));
  expect(codeIn(pair.chinese)).toEqual(codeIn(pair.english));
});

test.each(pairs)('$path has the ids of its sections in Chinese, too', ({ english, chinese }) => {
  const ids = (markdown: string) => markdown.match(/^## [a-z-]+$/gm) ?? [];
  expect(ids(chinese)).toEqual(ids(english));
});

test.each(pairs)('$path links to the same places in Chinese', ({ english, chinese }) => {
  const links = (markdown: string) =>
    [...markdown.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, href = '']) => href.replace('.zh-CN.md', '.md').replace(/#.*/, ''))
      .sort();
  expect(links(chinese)).toEqual(links(english));
});

/** A heading's address on GitHub, and on whoever does the same. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

const texts = new Map(
  sourcesOf('{,steps/,steps/*/,docs/,src/server/}*.md').map(({ path, text }) => [path, text]),
);

test.each([...texts.keys()])('%s leads to headings that are there', (path) => {
  const text = texts.get(path) ?? '';
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
  for (const [whole, file = '', anchor = ''] of links) {
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    const headings = (texts.get(target) ?? '').match(/^#+ .+$/gm) ?? [];
    const slugs = headings.map((heading) => slugOf(heading.replace(/^#+ /, '')));
    expect(slugs, whole).toContain(decodeURIComponent(anchor));
  }
});
