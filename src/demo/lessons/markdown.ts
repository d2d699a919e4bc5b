import MarkdownIt from 'markdown-it';
import type { ShikiTransformer } from 'shiki/core';
import { setRules } from './markdown-rules.ts';
import { numberRows } from './rows.ts';

/** Prints our own Markdown and code as HTML; never the input of a visitor. */
export interface Printer {
  /**
   * Returns a function that prints Markdown. `follow` returns the target of each link; undefined prints its text only. With
   * `rowIds` the rows of tables have the ids of their numbers.
   */
  markdown(
    follow: (href: string) => string | undefined,
    options?: { rowIds: boolean },
  ): (text: string) => string;
  /** Prints TypeScript, with the name of its file if there is one, and a mark on the lines for which `marked` is true. */
  code(text: string, options?: { name?: string; marked?: (line: string) => boolean }): string;
}

const languages: Record<string, string> = { js: 'javascript', sh: 'shellscript', ts: 'typescript' };
const prefix = '--code-';

let printer: Promise<Printer> | undefined;

/** The printer of this process. The first call loads shiki, which takes half a second. */
export function getPrinter(): Promise<Printer> {
  printer ??= makePrinter();
  return printer;
}

async function makePrinter(): Promise<Printer> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([import('shiki/core'), import('shiki/engine/javascript')]);
  const highlighter = await createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'course', variablePrefix: prefix })],
    langs: [
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/typescript.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  const print = (code: string, language: string, transformers: ShikiTransformer[] = []) =>
    highlighter.codeToHtml(code.trimEnd(), {
      lang: languages[language] ?? 'text',
      theme: 'course',
      transformers: [classesForStyles, ...transformers],
    });

  return {
    markdown(follow, { rowIds } = { rowIds: false }) {
      const markdown = new MarkdownIt({
        html: true,
        // The mark of a program that a test of the lessons runs is not part of the program.
        highlight: (code, language) => print(code.replace(/^\/\/ run\n/, ''), language),
      });
      if (rowIds) numberRows(markdown);
      setRules(markdown, follow);
      return (text) => markdown.render(text);
    },
    code(text, { name, marked = () => false } = {}) {
      const lines = text.split('\n');
      const html = print(text, 'ts', [
        {
          line(node, number) {
            if (marked(lines[number - 1] ?? '')) this.addClassToHast(node, 'new');
          },
        },
      ]);
      if (name === undefined) return html;
      return `<figure class="listing"><figcaption>${name}</figcaption>${html}</figure>`;
    },
  };
}

/** The pages' policy forbids inline styles, so shiki's styles become classes; styles/code.css has the colours. Code is in English. */
const classesForStyles: ShikiTransformer = {
  pre(node) {
    delete node.properties.style;
    node.properties.lang = 'en';
  },
  span(node) {
    const [, kind] =
      /^color:var\(--code-(?:token-)?([\w-]+)\)/.exec(`${node.properties.style}`) ?? [];
    delete node.properties.style;
    if (kind !== undefined && kind !== 'foreground') this.addClassToHast(node, `code-${kind}`);
  },
};
