import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourcesOf } from '../support/repository.ts';

/** Documents for contributors and deployments, which are only in English. */
const englishOnly = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/attacks.md',
  'src/starter/template/CHANGELOG.md',
  'tools/mutation/SURVIVORS.md',
];

const documents = sourcesOf('{*,{docs,src,steps,test,tools,views}/**/*}.md').filter(
  ({ path }) => !path.includes('node_modules/'),
);

const pairs = documents
  .filter(({ path }) => !path.includes('.zh-CN.') && !englishOnly.includes(path))
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
    .map(
      (line) => /^(#+ |CODE|<details>|<\/details>|\| ?-|\d+\. |- |\|)/.exec(line.trim())?.[0] ?? '',
    )
    .filter((bone) => bone !== '')
    .map((bone) => (/^\| ?-/.test(bone) ? '|-' : bone));
}

test('there are files to compare', () => {
  expect(pairs.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'steps/README.md', 'docs/teaching.md']),
  );
  expect(pairs.length).toBeGreaterThan(12);
  expect(englishOnly.filter((path) => !documents.some((one) => one.path === path))).toEqual([]);
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

/** The sections of every lesson, in their order. */
const sections = {
  'README.md': ['Why', 'Try it', 'The contract', 'Write it', 'Hints', 'What is still missing'],
  'README.zh-CN.md': ['为什么', '试一试', '接口约定', '动手写', '提示', '还缺什么'],
};

describe.each(Object.entries(sections))('a lesson, %s', (readme, headings) => {
  const lessons = sourcesOf(`steps/0*/${readme}`);

  test.each(lessons)('$path has the sections in their order', ({ text }) => {
    expect(text.match(/(?<=^## ).+$/gm)).toEqual(headings);
  });

  test.each(lessons)('$path says at the top how long it takes and what to know', ({ text }) => {
    const [, top = ''] = text.split('\n\n');
    expect(top).toMatch(/^(About 15 minutes\. You should know |大约 15 分钟。你需要)/);
    expect(top).toContain(`](../koa-for-express${readme.slice('README'.length)})`);
  });

  test.each(lessons)('$path links the article, and terms of the glossary', ({ text }) => {
    const why = text.split(/^## /m)[1];
    const glossary = `](../glossary${readme.slice('README'.length)}#`;
    expect(why).toMatch(/\]\(\.\.\/glossary[^)]*#(the-article|原文)\)/);
    expect(text.split(glossary).length).toBeGreaterThan(3);
  });

  test.each(lessons)('$path says in every table of the contract who does the work', ({ text }) => {
    const contract = text.split(/^## /m)[3] ?? '';
    const heads = contract.match(/^\|.+\|(?=\n\| -)/gm) ?? [];
    expect(heads).not.toEqual([]);
    expect(heads.filter((head) => !/\| (done by|由谁完成) \|$/.test(head))).toEqual([]);
  });
});

/** A heading's address on GitHub and on sites that follow it. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

// A product has files that its template has not; test/starter/ follows those links.
const texts = new Map(
  documents
    .filter(({ path }) => !path.startsWith('src/starter/template/'))
    .map(({ path, text }) => [path, text]),
);

/** The relative links of a document: their text, the path from the root, and the heading. */
function linksOf(path: string) {
  const prose = (texts.get(path) ?? '').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([whole, file = '', anchor]) => ({
      whole,
      target: file === '' ? path : posix.join(posix.dirname(path), file),
      anchor,
    }),
  );
}

test('links are found', () => {
  expect(linksOf('README.md').map(({ target }) => target)).toContain('docs/teaching.md');
  expect([...texts.keys()].flatMap(linksOf).length).toBeGreaterThan(150);
});

test.each([...texts.keys()])('%s leads to files and headings that are there', (path) => {
  for (const { whole, target, anchor } of linksOf(path)) {
    expect(existsSync(join(root, target)), whole).toBe(true);
    if (anchor === undefined) continue;
    const headings = (texts.get(target) ?? '').match(/^#+ .+$/gm) ?? [];
    const slugs = headings.map((heading) => slugOf(heading.replace(/^#+ /, '')));
    expect(slugs, whole).toContain(decodeURIComponent(anchor));
  }
});
