import { stripTypeScriptTypes } from 'node:module';
import { type Node, parse, tokenizer } from 'acorn';
import { simple } from 'acorn-walk';

/** A comment, a title, a message or a paragraph. */
export interface Passage {
  /** Of its first character, from 1. */
  line: number;
  text: string;
}

/**
 * The words that people read in a file of the repository: Markdown, comments, titles of tests, and messages. Code and
 * quotations in Markdown, code in comments, and the data of tests are not read, so no passage needs an exception.
 */
export function passagesOf(path: string, text: string): Passage[] {
  if (path.endsWith('.md')) return markdown(text);
  if (/\.[jt]s$/.test(path)) return [...comments(text), ...strings(path, text)];
  if (path.endsWith('.patch')) return comments(text.split('\n').slice(0, 3).join('\n'));
  if (path.endsWith('.css')) return matches(text, /\/\*[\s\S]*?\*\//g);
  if (path.endsWith('.ejs')) return page(text);
  if (/\.yml$|^\.ci\/|ignore$|npmrc$/.test(path)) return matches(text, /(?:(?<=^|\n)\s*#.*\n?)+/g);
  return [];
}

/** Paragraphs and rows of tables, without code and without quotations. */
function markdown(text: string): Passage[] {
  const prose = text
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, blank)
    .replaceAll(/`[^`\n]*`/g, blank)
    .replaceAll(/^>.*$/gm, '');
  return matches(prose, /[^\n]+(?:\n(?! *[-|#\d])[^\n]+)*/g);
}

/** Comments are tokens, so a `//` in a string is not one. Comments in consecutive lines are one passage. */
function comments(text: string): Passage[] {
  const found: (Passage & { end: number })[] = [];
  const add = (block: boolean, words: string, start: number, end: number) => {
    const last = found.at(-1);
    if (!block && last && /^\n\s*$/.test(text.slice(last.end, start))) {
      last.text += `\n${words}`;
      last.end = end;
    } else {
      const lines = block ? words.replaceAll(/^\s*\*+/gm, '') : words;
      found.push({ line: lineAt(text, start), text: lines, end });
    }
  };
  const options = { ecmaVersion: 'latest', sourceType: 'module', onComment: add } as const;
  for (const _ of tokenizer(text, options));
  return found.map(({ line, text }) => ({ line, text: text.replaceAll(/`[^`\n]*`/g, blank) }));
}

/** In tests, the titles only: other texts are data. Elsewhere every text with a space between two words. */
function strings(path: string, text: string): Passage[] {
  const found: Passage[] = [];
  const add = (node: Node) => {
    const words = text.slice(node.start, node.end);
    if (/[\p{L},.:] [\p{L}\d]|\p{Script=Han}/u.test(words)) {
      found.push({ line: lineAt(text, node.start), text: words.replaceAll(/^['"`]|['"`]$/g, '') });
    }
  };
  const tree = parse(stripTypeScriptTypes(text), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
  });
  if (/^test\/|\.test\.ts$/.test(path)) {
    simple(tree, {
      CallExpression({ callee, arguments: [title] }) {
        if (title && /^(?:test|describe|it)\b/.test(text.slice(callee.start, callee.end))) {
          if (title.type === 'Literal' || title.type === 'TemplateLiteral') add(title);
        }
      },
    });
  } else {
    simple(tree, { Literal: add, TemplateElement: add });
  }
  return found;
}

/** Text between tags, and comments. */
function page(text: string): Passage[] {
  const said = text.replaceAll(
    /<%#([\s\S]*?)-?%>|<%[\s\S]*?%>/g,
    (code, comment: string | undefined) => (comment === undefined ? blank(code) : `${comment}.`),
  );
  return matches(said.replaceAll(/<\/?[a-z][^>]*>/g, blank), /[^\n]*\p{L}[^\n]*/gu);
}

function matches(text: string, pattern: RegExp): Passage[] {
  return [...text.matchAll(pattern)]
    .filter(([words]) => /\p{L}/u.test(words))
    .map((match) => ({ line: lineAt(text, match.index), text: match[0] }));
}

/** As many lines as before, and no words. */
function blank(text: string): string {
  return text.includes('\n') ? text.replaceAll(/[^\n]/g, '') : '·';
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
