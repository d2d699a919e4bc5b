import { describe, expect, test } from 'vitest';
import { makeWords } from '../../src/i18n/say.ts';

const { say, tell } = makeWords('zh-CN', {
  'no token': '没有令牌',
  'the query': '查询参数',
  'a form': '表单',
  nothing: '无',
  'a token in {part}': '{part}里有令牌',
  'a token in {part} and one in {part2}': '{part}和{part2}里各有一个令牌',
  '{status} {code}: {part}': '{status} {code}：{part}',
  '{part}; 404 means that nobody answered': '{part}；404 说明没有代码应答',
  '{quoted} for {part}, got {got}': '{part}时是 {quoted}，实际：{got}',
  'the user {value} is gone': '用户 {value} 已不存在',
  'at {word}, after {number} s': '{number} 秒之后，在 {word}',
  'Hello, {name}.': '你好，{name}。',
  '{0} of {1} hold': '{1} 项中有 {0} 项成立',
  'as it is, {ok}': '原样 {ok} {other}',
});

describe('tell', () => {
  test.each([
    ['knows a whole sentence', 'no token', '没有令牌'],
    ['leaves an unknown sentence English', 'no cookie', 'no cookie'],
    ['leaves nothing as nothing', '', ''],
    ['knows a sentence by its shape', 'at /inspect, after 12 s', '12 秒之后，在 /inspect'],
    ['translates a part', 'a token in the query', '查询参数里有令牌'],
    [
      'keeps two parts apart',
      'a token in a form and one in the query',
      '表单和查询参数里各有一个令牌',
    ],
    ['translates parts of parts', '401 gone: a token in a form', '401 gone：表单里有令牌'],
    [
      'translates a whole sentence that is a part',
      '404 gone: no token; 404 means that nobody answered',
      '404 gone：没有令牌；404 说明没有代码应答',
    ],
    ['leaves all English where a part is unknown', 'a token in a cookie', 'a token in a cookie'],
    ['leaves all English where a part of a part is', '401 gone: no cookie', '401 gone: no cookie'],
    ['leaves all English where a part is empty', 'a token in ', 'a token in '],
    ['leaves a status of two digits alone', '40 gone: no token', '40 gone: no token'],
    ['leaves a code of two words alone', '401 not there: no token', '401 not there: no token'],
    ['leaves a sentence with another end alone', 'no token!', 'no token!'],
    ['takes any text for another hole', 'Hello, ada.', '你好，ada。'],
    [
      'translates it where it is known',
      '"x" for no token, got nothing',
      '没有令牌时是 "x"，实际：无',
    ],
    ['leaves it English where it is not', '"x" for no token, got 5', '没有令牌时是 "x"，实际：5'],
    [
      'leaves a value that is a known sentence',
      'the user nothing is gone',
      '用户 nothing 已不存在',
    ],
    [
      'leaves a value that has a known shape',
      'the user a token in a form is gone',
      '用户 a token in a form 已不存在',
    ],
    [
      'leaves a known sentence in quotes',
      '"no token" for no token, got 5',
      '没有令牌时是 "no token"，实际：5',
    ],
    ['leaves a known word', 'at nothing, after 1 s', '1 秒之后，在 nothing'],
    ['takes an empty value', 'the user  is gone', '用户  已不存在'],
    ['takes a value of two lines', 'the user a\nb is gone', '用户 a\nb 已不存在'],
    ['leaves a part of two lines alone', 'a token in a\nform', 'a token in a\nform'],
    ['takes $& in a value literally', 'the user $&$1$$ is gone', '用户 $&$1$$ 已不存在'],
    ['takes braces in a value literally', 'the user {value} is gone', '用户 {value} 已不存在'],
    ['takes a dot in a key literally', 'Hello, ada!', 'Hello, ada!'],
    ['leaves a hole that nothing fills', 'as it is, 1', '原样 1 {other}'],
    ['knows no sentence by what every object has', 'constructor', 'constructor'],
    ['knows no prototype', '__proto__', '__proto__'],
  ])('%s', (_, sentence, told) => {
    expect(tell(sentence)).toBe(told);
  });

  test('leaves everything English in English', () => {
    expect(makeWords('en', {}).tell('no token')).toBe('no token');
  });
});

describe('say', () => {
  test('puts values into the places that the translation has for them', () => {
    expect(say`${3} of ${'{0}'} hold`).toBe('{0} 项中有 3 项成立');
  });

  test('leaves values untranslated', () => {
    expect(say`${'nothing'} of ${'$&'} hold`).toBe('$& 项中有 nothing 项成立');
  });

  test('leaves an unknown sentence English', () => {
    expect(say`${3} or ${4}`).toBe('3 or 4');
  });
});
