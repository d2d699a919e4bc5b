import MarkdownIt from 'markdown-it';
import type { ShikiTransformer } from 'shiki/core';

/** Prints our own Markdown and code as HTML; never the input of a visitor. */
export interface Printer {
  /** Returns a function that prints Markdown. `follow` returns the target of each link; undefined prints its text only. */
  markdown(follow: (href: string) => string | undefined): (text: string) => string;
  /** Prints TypeScript, with a mark on the lines for which `marked` is true. */
  code(text: string, marked?: (line: string) => boolean): string;
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
  const print = (code: string, language: string, transformers: ShikiTransformer[]) =>
    highlighter.codeToHtml(code.trimEnd(), {
      lang: languages[language] ?? 'text',
      theme: 'course',
      transformers: [classesForStyles, ...transformers],
    });

  return {
    markdown(follow) {
      const markdown = new MarkdownIt({
        html: true,
        highlight: (code, language) => print(code, language, []),
      });
      const { rules } = markdown.renderer;
      let target: string | undefined;
      rules.link_open = (tokens, index, options, _env, self) => {
        const link = tokens[index];
        target = follow(`${link?.attrGet('href') ?? ''}`);
        if (target === undefined) return '';
        link?.attrSet('href', target);
        return self.renderToken(tokens, index, options);
      };
      rules.link_close = (tokens, index, options, _env, self) =>
        target === undefined ? '' : self.renderToken(tokens, index, options);
      // The addresses of headings are those of GitHub.
      rules.heading_open = (tokens, index, options, _env, self) => {
        tokens[index]?.attrSet('id', slugOf(tokens[index + 1]?.content ?? ''));
        return self.renderToken(tokens, index, options);
      };
      // A wide table has a scroll bar of its own, and the keyboard reaches it.
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

/** The id of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

/** The pages' policy forbids inline styles, so shiki's styles become classes; site.css has the colours. Code is in English. */
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
