import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Language } from '../../i18n/language.ts';
import { type Say, sayIn } from '../../i18n/message.ts';
import { fixedSpace, wrapWide } from './wrap-wide.ts';

/** How text is written to a terminal, a file or a pipe. */
export interface Canvas {
  /** Columns at which prose is wrapped. */
  columns: number;
  /** Whether it is a terminal, in which links may be clicked. */
  terminal: boolean;
  /** The reader's language. */
  language: Language;
  /** Says a message in that language. */
  say: Say;
}

/** A character of a script without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]/u;

/** Columns: longer lines are hard to read, and narrower ones are too short for a word. */
const maxColumns = 100;
const minColumns = 30;

/** A line break inside a sentence without spaces. */
const betweenUnspaced = new RegExp(`(?<=${unspaced.source})\\n(?=${unspaced.source})`, 'gu');

/** The canvas of a stream at its present width. */
export function canvasOf(stream: NodeJS.WriteStream, language: Language): Canvas {
  // A pseudo-terminal without a window has 0 columns.
  const columns = Math.max(minColumns, Math.min(stream.columns || maxColumns, maxColumns));
  return { columns, terminal: stream.isTTY === true, language, say: sayIn(language) };
}

/** Prose wrapped between words, each line indented by two spaces. Lines for a shell are not wrapped, so that they can be pasted. */
export function indented(text: string, { columns }: Pick<Canvas, 'columns'>): string {
  return text
    .split('\n')
    .map((line) => (shellLine.test(line) ? `  ${line}` : wrapped(`  ${line}`, { columns })))
    .join('\n');
}

/** A line for a shell, which sends a request. */
const shellLine = /^(?:\{ )?(?:curl|printf|yes) /;

/** A command in a sentence, which is not wrapped. */
const command = /\bnpm run kata(?: --)?(?: [a-z]+)?(?: \w+)?(?: --[\w-]+)*/g;

/** A space between a number and its Chinese measure word, such as `第 4 步`. */
const beforeMeasure = /(?<=第) (?=\d)|(?<=\d) (?=\p{Script=Han})/gu;

/** Prose wrapped between words or full-width characters; an indented line stays indented. */
export function wrapped(text: string, { columns }: Pick<Canvas, 'columns'>): string {
  return text
    .replaceAll(command, (typed) => typed.replaceAll(' ', fixedSpace))
    .replaceAll(beforeMeasure, fixedSpace)
    .split('\n')
    .flatMap((line) => {
      const [indent = ''] = /^ */.exec(line) ?? [];
      const [rest, room] = [line.slice(indent.length), columns - indent.length];
      const lines = unspaced.test(rest) ? wrapWide(rest, room) : wrapAnsi(rest, room).split('\n');
      return lines.map((one) => `${indent}${one}`.trimEnd());
    })
    .join('\n')
    .replaceAll(fixedSpace, ' ');
}

/** A file's name as a link that opens the file in a terminal; elsewhere the plain name. */
export function fileLink(shown: string, path: string, { terminal }: Canvas): string {
  if (!terminal || process.env.NO_COLOR) return shown;
  const link = (target: string) => `\u001b]8;;${target}\u0007`;
  return `${link(pathToFileURL(path).href)}${shown}${link('')}`;
}

/** Markdown's links, paragraphs and code blocks as plain text. */
export function plain(markdown: string, canvas: Pick<Canvas, 'columns'>): string {
  return markdown
    .split(/(^ *```[\s\S]*?```$)/m)
    .map((part) => (/^ *```/.test(part) ? codeIn(part) : proseIn(part)))
    .map((part) =>
      part.includes('\u0000') ? part.replaceAll('\u0000', '') : wrapped(part, canvas),
    )
    .join('')
    .trim();
}

/** A heading. */
export function heading(text: string): string {
  return styleText('bold', text);
}

function codeIn(block: string): string {
  const lines = block.split('\n').slice(1, -1);
  return `\u0000${lines.map((line) => `    ${line}`).join('\n')}`;
}

function proseIn(part: string): string {
  return part
    .split(/\n\n+/)
    .map((paragraph) =>
      paragraph
        .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 <$2>')
        .replaceAll(betweenUnspaced, '')
        .replaceAll(/(?<=\S)\n(?=\S)/g, ' '),
    )
    .join('\n\n');
}
