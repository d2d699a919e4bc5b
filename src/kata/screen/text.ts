import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters, styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import { type Words, wordsIn } from '../../i18n/say.ts';
import { languageAsked } from '../cli/language.ts';
import { wrapWide } from './wrap-wide.ts';

/** How a terminal, or whatever stands in its place, wants to be written to. */
export interface Canvas {
  /** Columns to wrap prose at. */
  columns: number;
  /** Whether a person looks at it: links may be written so that a click opens them. */
  terminal: boolean;
  /** What is said on it, in the language of whoever reads it. */
  words: Words;
}

/** A character of writing that puts no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]/u;

/** Columns: longer lines are hard to read, and narrower ones hold no word. */
const widest = 100;
const narrowest = 30;

/** The end of a line in the middle of a sentence that has no spaces. */
const betweenUnspaced = new RegExp(`(?<=${unspaced.source})\\n(?=${unspaced.source})`, 'gu');

/** The canvas that standard output is now. Throws a UsageError where KATA_LANG asks for a language that we do not speak. */
export function canvasOf(stream: NodeJS.WriteStream): Canvas {
  // A pseudo-terminal that nobody looks at has no columns at all.
  const columns = Math.max(narrowest, Math.min(stream.columns || widest, widest));
  const words = wordsIn(languageAsked(process.env));
  return { columns, terminal: stream.isTTY === true, words };
}

/** Prose, wrapped between words, each line indented by two spaces. Lines that must be pasted whole are left whole. */
export function indented(text: string, { columns }: Pick<Canvas, 'columns'>): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('curl ') ? `  ${line}` : wrapped(`  ${line}`, { columns })))
    .join('\n');
}

/** Prose, wrapped between words or full-width characters; what is indented stays so in all its lines. */
export function wrapped(text: string, { columns }: Pick<Canvas, 'columns'>): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [indent = ''] = /^ */.exec(line) ?? [];
      const [rest, room] = [line.slice(indent.length), columns - indent.length];
      const lines = unspaced.test(rest) ? wrapWide(rest, room) : wrapAnsi(rest, room).split('\n');
      return lines.map((one) => `${indent}${one}`.trimEnd());
    })
    .join('\n');
}

/** A file's name that opens the file where the terminal can do that, and a plain name elsewhere. */
export function fileLink(shown: string, path: string, { terminal }: Canvas): string {
  if (!terminal || process.env.NO_COLOR) return shown;
  const link = (target: string) => `\u001b]8;;${target}\u0007`;
  return `${link(pathToFileURL(path).href)}${shown}${link('')}`;
}

/** Markdown's links and paragraphs, as a terminal can show them. */
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

/** A stranger's text without what would move the cursor, colour the screen or ring the bell. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

/** A heading of a part. */
export function head(text: string): string {
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
