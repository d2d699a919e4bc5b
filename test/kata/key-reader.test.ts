import { describe, expect, test } from 'vitest';
import { keyReader } from '#kata/watch/key-reader.ts';

/** The keys that are found in several reads. */
function keysIn(...reads: string[]): string[] {
  const keyIn = keyReader();
  return reads.flatMap((read) => keyIn(read) ?? []);
}

const paste = '\u001b[200~try {\r  risky();\r}\u001b[201~';

describe('a read from a terminal', () => {
  test.each([
    ['one character', ['h'], ['h']],
    ['a capital', ['D'], ['d']],
    ['a character of two code units', ['😀'], ['😀']],
    ['two keys, one after the other', ['r', 'y'], ['r', 'y']],
    ['Escape, then a key', ['\u001b', 'h'], ['\u001b', 'h']],
    ['an arrow', ['\u001b[D'], []],
    ['an arrow of a terminal in application mode', ['\u001bOD'], []],
    ['Ctrl and an arrow', ['\u001b[1;5D'], []],
    ['a function key', ['\u001b[15~'], []],
    ['Alt and a key', ['\u001bd'], []],
    ['an arrow in two reads', ['\u001b', '[D', 'h'], ['\u001b', 'h']],
    ['an arrow in three reads', ['\u001b', '[', 'D', 'h'], ['\u001b', 'h']],
    ['an arrow in other two reads', ['\u001b[', 'D', 'h'], ['h']],
    ['Ctrl and an arrow in two reads', ['\u001b[1;', '5D', 'h'], ['h']],
    ['a paste without marks', ['try {'], []],
    ['a paste', [paste, 'h'], ['h']],
    ['a paste of one character', ['\u001b[200~r\u001b[201~'], []],
    ['a paste in reads of one character', [...paste, 'h'], ['\u001b', 'h']],
    ['a paste with an arrow in it', ['\u001b[200~a\u001b[Db', 'd', '\u001b[201~', 's'], ['s']],
    ['Ctrl-C', ['\u0003'], ['q']],
    ['Ctrl-D', ['\u0004'], ['q']],
    ['Ctrl-C behind other characters', ['abc\u0003'], ['q']],
    ['Ctrl-C in a paste that never ends', ['\u001b[200~a', '\u0003'], ['q']],
  ])('%s', (_, reads, keys) => {
    expect(keysIn(...reads)).toEqual(keys);
  });
});
