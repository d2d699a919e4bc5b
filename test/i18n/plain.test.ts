import { describe, expect, test } from 'vitest';
import { root } from '../support/repository.ts';
import { chinese, english } from './plain/constructions.ts';
import { findingsIn, findingsOf } from './plain/findings.ts';
import { passagesOf } from './plain/passages.ts';

test('the text of the repository is plain', () => {
  const found = findingsIn(root).map(({ path, line, words, instead, passage }) => [
    `${path}:${line} "${words}": ${instead}`,
    passage.slice(0, 200),
  ]);
  expect(found).toEqual([]);
});

test.each([...english, ...chinese])('$example: $instead', ({ pattern, instead, example }) => {
  expect(example).toMatch(pattern);
  expect(pattern.test(instead)).toBe(false);
});

describe('the lint reads', () => {
  const textsOf = (path: string, text: string) =>
    passagesOf(path, text).map(({ line, text }) => [line, text.replaceAll(/\s+/g, ' ').trim()]);

  test('every comment in TypeScript, also in types and after templates and regular expressions', () => {
    const text = String.raw`
interface Claims {
  /** The id of a user,
   * as a string. */
  sub: string;
}
const url = \`http://\${name.replace(/\/\//g, '// no comment')}/\`; // The server's address.
// One sentence
// in two lines.
const half = (a + b) / 2; // A half.`.replaceAll(/\\([`$])/g, '$1');
    expect(textsOf('src/a.ts', text)).toEqual([
      [3, 'The id of a user, as a string.'],
      [7, "The server's address. One sentence in two lines."],
      [10, 'A half.'],
      [7, '// no comment'],
    ]);
  });

  test('texts in sources, and only the titles in tests', () => {
    const text = "test('returns 401', () => run('a text of the test'));";
    expect(textsOf('test/a.test.ts', text)).toEqual([[1, 'returns 401']]);
    expect(textsOf('src/a.ts', text)).toEqual([
      [1, 'returns 401'],
      [1, 'a text of the test'],
    ]);
  });

  test('Markdown without code and quotations, pages without code, and comments of scripts', () => {
    const markdown = 'A `word`\nand more.\n\n> A quotation\n\n```js\ncode\n```\n- a\n- b';
    expect(textsOf('a.md', markdown)).toEqual([
      [1, 'A · and more.'],
      [9, '- a'],
      [10, '- b'],
    ]);
    expect(textsOf('a.ejs', '<%# A comment. %>\n<p><%= code %>A text.</p>')).toEqual([
      [1, 'A comment. .'],
      [2, '··A text.·'],
    ]);
    expect(textsOf('.ci/run', '#!/bin/bash\n# One\n# comment.\ncode')).toEqual([
      [1, '#!/bin/bash # One # comment.'],
    ]);
  });

  test('a construction with its place and its alternative', () => {
    expect(findingsOf('a.ts', '\n// A header\n// that nobody reads.')).toEqual([
      expect.objectContaining({ path: 'a.ts', line: 2, words: 'nobody' }),
    ]);
  });
});
