import { expect, test } from 'vitest';
import { memoize } from '#server/tokens/memoize.ts';

/** A reader that records its calls. */
function makeReader() {
  const asked: string[] = [];
  const read = (text: string) => {
    asked.push(text);
    if (text === 'bad') throw new Error('unreadable');
    return { text };
  };
  return { asked, read };
}

test('what was read is not read again', () => {
  const { asked, read } = makeReader();
  const readOnce = memoize(read, 2);
  expect([readOnce('a'), readOnce('a'), readOnce('b'), readOnce('a')]).toEqual([
    { text: 'a' },
    { text: 'a' },
    { text: 'b' },
    { text: 'a' },
  ]);
  expect(asked).toEqual(['a', 'b']);
});

test('the oldest result is dropped first', () => {
  const { asked, read } = makeReader();
  const readOnce = memoize(read, 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) readOnce(text);
  expect(asked).toEqual(['a', 'b', 'c', 'a', 'b']);
});

test('what is thrown is thrown every time', () => {
  const { asked, read } = makeReader();
  const readOnce = memoize(read, 2);
  expect(() => readOnce('bad')).toThrow('unreadable');
  expect(() => readOnce('bad')).toThrow('unreadable');
  readOnce('a');
  expect(asked).toEqual(['bad', 'bad', 'a']);
});

test.each(['__proto__', 'constructor', ''])('the text %j is like any other', (text) => {
  const { asked, read } = makeReader();
  const readOnce = memoize(read, 1);
  expect([readOnce(text), readOnce(text)]).toEqual([{ text }, { text }]);
  expect(asked).toEqual([text]);
});
