import { join } from 'node:path';
import ejs from 'ejs';
import type { Context } from 'koa';

const layout = join(import.meta.dirname, '../../views/layout.ejs');

/** The modules a page starts, besides `site.js`, which every page starts. */
const scripts = {
  home: [],
  'sign-in': ['sign-in.js'],
  'who-am-i': ['who-am-i.js'],
  'not-found': [],
};

/** Renders a view, with the values it names, inside the layout. Views print values by `<%= %>` alone. */
export async function showPage(
  ctx: Pick<Context, 'type' | 'body'>,
  view: keyof typeof scripts,
  title: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const locals = { ...values, view, title, scripts: scripts[view] };
  ctx.type = 'html';
  ctx.body = await ejs.renderFile(layout, locals, { cache: true });
}
