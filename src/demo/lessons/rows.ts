import type { MarkdownIt } from 'markdown-it';

/** The ids of the rows in the contract of a lesson, in their order: `row-1`, `row-2` and so on. */
export function rowId(number: number): string {
  return `row-${number}`;
}

/** Numbers the rows of all tables in a text, but not their heads. The id of a row has its number. */
export function numberRows(markdown: MarkdownIt): void {
  markdown.core.ruler.push('row_ids', ({ tokens }) => {
    let inBody = false;
    let number = 0;
    for (const token of tokens) {
      if (token.type === 'tbody_open') inBody = true;
      if (token.type === 'tbody_close') inBody = false;
      if (inBody && token.type === 'tr_open') token.attrSet('id', rowId(++number));
    }
  });
}
