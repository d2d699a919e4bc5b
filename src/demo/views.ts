import { join } from 'node:path';
import { type ParsedUrlQuery, stringify } from 'node:querystring';
import ejs from 'ejs';
import type { ParameterizedContext } from 'koa';
import MarkdownIt from 'markdown-it';
import { type Language, languages } from '../i18n/language.ts';
import { type PlainId, sayIn } from '../i18n/message.ts';
import type { PageState } from './detect-language.ts';
import { setInlineCode } from './inline-code.ts';
import { modulesOf } from './modules.ts';
import { stepsOnPage } from './progress.ts';

const views = join(import.meta.dirname, '../../views');
const markdown = new MarkdownIt();
setInlineCode(markdown);

/** The scripts of each page, besides `site.js`, which all pages have. */
const scripts = {
  home: [],
  steps: [],
  lesson: ['contents.js', 'copy-code.js', 'lesson.js'],
  reading: ['contents.js', 'copy-code.js'],
  source: ['copy-code.js'],
  attacks: ['attacks.js'],
  attack: [],
  decoder: ['decoder.js'],
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
  const { language, say, progress } = ctx.state;
  const course = stepsOnPage(say, progress);
  const others = languages
    .filter((other) => other !== language)
    .map((tag) => ({ tag, name: sayIn(tag)('pages.language'), href: sameIn(tag, ctx.query) }));
  ctx.type = 'html';
  ctx.body = await render(ctx, 'layout', {
    ...values,
    ...{ others, course, view, title, scripts: scripts[view] },
    modules: modulesOf(['site.js', ...scripts[view]]),
  });
}

/** Renders a view without the layout, for a script that puts it into a page. */
export async function showPart(
  ctx: ParameterizedContext<PageState>,
  view: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  ctx.type = 'html';
  ctx.body = await render(ctx, view, values);
}

function render(
  { state }: ParameterizedContext<PageState>,
  view: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { language, say, demo } = state;
  const sayHtml = (id: PlainId) => markdown.renderInline(say(id));
  const file = join(views, `${view}.ejs`);
  return ejs.renderFile(file, { say, sayHtml, language, demo, ...values }, { cache: true });
}

/**
 * The address of the same page in another language. What the page shows stays. Only short words of the query become part
 * of the link: no token, and no sentence of somebody else.
 */
function sameIn(language: Language, query: ParsedUrlQuery): string {
  const { access_token: _, ...others } = query;
  const kept = Object.entries(others).filter(([, value]) => /^[\w-]{1,40}$/.test(String(value)));
  return `?${stringify({ ...Object.fromEntries(kept), lang: language })}`;
}
