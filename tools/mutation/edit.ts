import type { Node } from 'acorn';

/** A change of a text: `words` replace the characters from one position up to another. */
export interface Edit {
  from: number;
  to: number;
  words: string;
}

/** All edits of one mutant. They do not overlap. */
export type Edits = readonly Edit[];

/** Writes other words for a piece of code. */
export function replace({ start, end }: Node, words: string): Edit {
  return { from: start, to: end, words };
}

/** Writes words in front of a piece of code. */
export function insertBefore({ start }: Node, words: string): Edit {
  return { from: start, to: start, words };
}

/** Writes words on both sides of a piece of code. */
export function wrap(node: Node, before: string, after: string): Edit[] {
  return [insertBefore(node, before), { from: node.end, to: node.end, words: after }];
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

/** The text with all edits made. */
export function apply(source: string, edits: Edits): string {
  let text = source;
  for (const { from, to, words } of fromTheStart(edits).reverse()) {
    text = text.slice(0, from) + words + text.slice(to);
  }
  return text;
}

/** The whole lines that the edits change, before and after, each group of neighbours once. */
export function linesOf(source: string, edits: Edits): { before: string; after: string }[] {
  const groups: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of fromTheStart(edits)) {
    const start = source.lastIndexOf('\n', edit.from - 1) + 1;
    const newline = source.indexOf('\n', edit.to);
    const end = newline === -1 ? source.length : newline;
    const last = groups.at(-1);
    if (last === undefined || start > last.end) groups.push({ start, end, edits: [edit] });
    else {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    }
  }
  return groups.map(({ start, end, edits: own }) => {
    const before = source.slice(start, end);
    const moved = own.map(({ from, to, words }) => ({ from: from - start, to: to - start, words }));
    return { before, after: apply(before, moved) };
  });
}

function fromTheStart(edits: Edits): Edit[] {
  return edits.toSorted((one, other) => one.from - other.from);
}
