import MarkdownIt from 'markdown-it';
import type { ShikiTransformer } from 'shiki/core';

/** Makes HTML of our own Markdown and code: never of what a visitor sends. */
export interface Printer {
  /** Gives the way to print Markdown with its links led by `follow`. */
  markdown(follow: (href: string) => string): (text: string) => string;
  /** Prints TypeScript; `marked` says which of its lines are to be marked. */
  code(text: string, marked?: (line: string) => boolean): string;
}

const languages: Record<string, string> = { js: 'javascript', sh: 'shellscript', ts: 'typescript' };
const prefix = '--code-';

let printer: Promise<Printer> | undefined;

/** The printer of this process. It is made, and shiki loaded, when the first page asks for it: half a second. */
export function getPrinter(): Promise<Printer> {
  printer ??= makePrinter();
  return printer;
}

async function makePrinter(): Promise<Printer> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([import('shiki/core'), import('shiki/engine/javascript')]);
  const highlighter = await createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'house', variablePrefix: prefix })],
    langs: [
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/typescript.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  const print = (code: string, language: string, transformers: ShikiTransformer[]) =>
    highlighter.codeToHtml(code.trimEnd(), {
      lang: languages[language] ?? 'text',
      theme: 'house',
      transformers: [classesForStyles, ...transformers],
    });

  return {
    markdown(follow) {
      const markdown = new MarkdownIt({
        html: true,
        highlight: (code, language) => print(code, language, []),
      });
      const { rules } = markdown.renderer;
      rules.link_open = (tokens, index, options, _env, self) => {
        const link = tokens[index];
        link?.attrSet('href', follow(`${link.attrGet('href') ?? ''}`));
        return self.renderToken(tokens, index, options);
      };
      // A wide table scrolls by itself, and by the keyboard, too.
      rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
      rules.table_close = () => '</table></div>\n';
      return (text) => markdown.render(text);
    },
    code(text, marked = () => false) {
      const lines = text.split('\n');
      return print(text, 'ts', [
        {
          line(node, number) {
            if (marked(lines[number - 1] ?? '')) this.addClassToHast(node, 'new');
          },
        },
      ]);
    },
  };
}

/** Our policy forbids styles in markup, so what shiki writes there becomes a class: site.css has the colours. */
const classesForStyles: ShikiTransformer = {
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const [, kind] =
      /^color:var\(--code-(?:token-)?([\w-]+)\)/.exec(`${node.properties.style}`) ?? [];
    delete node.properties.style;
    if (kind !== undefined && kind !== 'foreground') this.addClassToHast(node, `code-${kind}`);
  },
};
