import { stripVTControlCharacters, styleText } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { indented, plain, wrapped } from '#kata/text/canvas.ts';
import { widthOf } from '#kata/text/characters.ts';
import { hintsOf, worthKnowing } from '#kata/workspace/hints.ts';

const columns = 60;
const closing = /^\s*[，。、：；！？）」』》”]/;

/** Lines that are too wide, or begin with a closing mark. A line without a place to break it is allowed. */
function badLines(text: string, most = columns): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter(
      (line) =>
        closing.test(line) || (widthOf(line) > most && !/^ *[!-~]+[，。：；）]*$/.test(line)),
    );
}

describe('Chinese is wrapped', () => {
  test.each([
    ['anywhere between two characters', '令牌'.repeat(3), 8, ['令牌令牌', '令牌']],
    ['not before a full stop', '令牌令牌。令牌', 8, ['令牌令', '牌。令牌']],
    ['not before two closing marks', '令牌（令牌）。', 12, ['令牌（令', '牌）。']],
    ['not behind an opening bracket', '令牌令（令牌）', 8, ['令牌令', '（令牌）']],
    ['not beside a number and its measure word', '令牌第 4 步', 6, ['令牌', '第 4 步']],
    ['at a space, which is gone', '令牌 JWT_SECRET', 12, ['令牌', 'JWT_SECRET']],
    ['not within a word', '令牌JWT_SECRET令牌', 12, ['令牌', 'JWT_SECRET令', '牌']],
    ['with its indent', '  令牌令牌', 6, ['  令牌', '  令牌']],
    [
      'around what is too long for a line',
      '在 https://a.example/b 里',
      8,
      ['在', 'https://a.example/b', '里'],
    ],
  ])('%s', (_, text, width, lines) => {
    expect(wrapped(text, { columns: width }).split('\n')).toEqual(lines);
  });

  test('with colours that take no room', () => {
    const text = styleText('red', '令牌令牌令牌。', { validateStream: false });
    const lines = wrapped(text, { columns: 12 }).split('\n');
    expect(lines.map(stripVTControlCharacters)).toEqual(['令牌令牌令', '牌。']);
    expect(lines.join('')).toBe(text);
  });

  test('into lines that contain all of it', () => {
    const part = fc.constantFrom('令', '牌', '，', '。', '（', '）', ' ', 'ab', '`c d`', '“e”');
    fc.assert(
      fc.property(fc.array(part), fc.integer({ min: 10, max: 40 }), (parts, width) => {
        const text = parts.join('').trim();
        const lines = wrapped(text, { columns: width });
        expect(lines.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

test.each(['curl -i', 'printf %s x | curl -i'])(
  'a line for a shell is not wrapped: %s',
  (start) => {
    const line = `${start} 'http://127.0.0.1/${'令牌 '.repeat(40)}'`;
    expect(indented(line, { columns })).toBe(`  ${line}`);
  },
);

test('the lines of a paragraph are joined without a space between two Chinese characters, and with one elsewhere', () => {
  const text = '令牌\n有效，\n而且 JWT\n有效\n\nit\nholds';
  expect(plain(text, { columns })).toBe('令牌有效，而且 JWT 有效\n\nit holds');
});

test.each([
  ['令牌', 4],
  ['a令', 3],
  ['，。', 4],
  ['■ …', 3],
  ['\u001b[31m令\u001b[39m', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

describe.each(steps)('in Chinese step $number', (step) => {
  test(`has hints that keep to ${columns} columns`, () => {
    const english = hintsOf(step);
    const hints = hintsOf(step, 'zh-CN');
    expect([...hints.keys()].sort()).toEqual([...english.keys()].sort());
    const texts = [...hints.values()].flat();
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    const prose = texts.map((text) => text.replaceAll(/^```[\s\S]*?^```$/gm, ''));
    expect(prose.flatMap((text) => badLines(plain(text, { columns })))).toEqual([]);
  });

  test('has something worth knowing', () => {
    const worth = worthKnowing(step, 'zh-CN');
    expect(worth).toMatch(/\p{Script=Han}/u);
    expect(badLines(plain(worth, { columns }))).toEqual([]);
  });
});
