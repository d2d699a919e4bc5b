import { join } from 'node:path';
import ejs from 'ejs';
import type { ParameterizedContext } from 'koa';
import MarkdownIt from 'markdown-it';
import type { PageState } from './detect-language.ts';

const layout = join(import.meta.dirname, '../../views/layout.ejs');
const markdown = new MarkdownIt();

/** The scripts of each page, besides `site.js`, which all pages have. */
const scripts = {
  home: [],
  steps: [],
  lesson: ['lesson.js'],
  reading: [],
  source: [],
  attacks: ['attacks.js'],
  'sign-in': ['sign-in.js'],
  'who-am-i': ['who-am-i.js'],
  'not-found': [],
};

/**
 * Renders a view inside the layout, in the visitor's language. Views print values with `<%= %>`. Only HTML of our own
 * Markdown is printed with `<%- %>`: values whose names end in `Html`, and `prose`.
 */
export async function showPage(
  ctx: ParameterizedContext<PageState>,
  view: keyof typeof scripts,
  title: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { words, demo } = ctx.state;
  const { language, say, tell } = words;
  const prose = (sentence: string) => markdown.renderInline(tell(sentence));
  const locals = { say, tell, prose, language, demo };
  ctx.type = 'html';
  ctx.body = await ejs.renderFile(
    layout,
    { ...locals, ...values, view, title, scripts: scripts[view] },
    { cache: true },
  );
}
