import type { Node } from 'acorn';

/** A change of a text: `words` replace the characters from one position up to another. */
export interface Edit {
  from: number;
  to: number;
  words: string;
}

/** Writes other words for a piece of code. */
export function replace({ start, end }: Node, words: string): Edit {
  return { from: start, to: end, words };
}

/** Takes each item out of a list, with the comma that goes with it. */
export function dropEach(list: readonly Node[]): Edit[] {
  return list.map((item, index) => {
    const [previous, next] = [list[index - 1], list[index + 1]];
    const from = next === undefined && previous !== undefined ? previous.end : item.start;
    return { from, to: next?.start ?? item.end, words: '' };
  });
}

/** Swaps each pair of neighbours in a list. */
export function swapEach(list: readonly Node[], source: string): Edit[] {
  const text = ({ start, end }: Node) => source.slice(start, end);
  return list.slice(1).flatMap((right, index) => {
    const left = list[index];
    if (left === undefined) return [];
    const words = text(right) + source.slice(left.end, right.start) + text(left);
    return [{ from: left.start, to: right.end, words }];
  });
}
