import { join } from 'node:path';
import ejs from 'ejs';
import type { ParameterizedContext } from 'koa';
import MarkdownIt from 'markdown-it';
import { languages } from '../i18n/language.ts';
import { type PlainId, sayIn } from '../i18n/message.ts';
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
 * Renders a view inside the layout, in the visitor's language. A view prints values and messages with `<%= %>`; `say` is
 * the same function as in modules. Only HTML of our own Markdown is printed with `<%- %>`: values whose names end in
 * `Html`, and `sayHtml`, which renders the Markdown of a message without values.
 */
export async function showPage(
  ctx: ParameterizedContext<PageState>,
  view: keyof typeof scripts,
  title: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { language, say, demo } = ctx.state;
  const sayHtml = (id: PlainId) => markdown.renderInline(say(id));
  const others = languages
    .filter((other) => other !== language)
    .map((tag) => ({ tag, name: sayIn(tag)('pages.language') }));
  ctx.type = 'html';
  ctx.body = await ejs.renderFile(
    layout,
    { say, sayHtml, language, others, demo, ...values, view, title, scripts: scripts[view] },
    { cache: true },
  );
}
