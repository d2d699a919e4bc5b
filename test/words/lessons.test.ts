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
