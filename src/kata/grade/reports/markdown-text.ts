import { cleaned } from '../../text/characters.ts';

/** The signs of Markdown and HTML in a line, and those that GitHub makes links of. An underscore inside a word stays. */
const signs = /[\\`*[\]<>|~&@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A line of text that Markdown shows as it is, and that people can read without Markdown, too. */
export function literalText(text: string): string {
  return text.replaceAll(signs, (sign) => (sign === '@' ? '&#64;' : `\\${sign}`));
}

/** A text as a block of code, which nothing in it can end. */
export function fenced(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}text\n${cleaned(text).trimEnd()}\n${fence}`;
}
