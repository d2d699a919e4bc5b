import type { Context, Middleware } from 'koa';
import compose from 'koa-compose';
import { compressPages } from './compress.ts';
import { detectLanguage, type PageState } from './detect-language.ts';
import { pageHeaders } from './headers.ts';
import type { DemoOptions } from './options.ts';
import { showPage } from './views.ts';

/** Shows a page for unknown paths. Requests for JSON or to the API get the server's own 404. */
export function notFound(
  options: Pick<DemoOptions, 'language' | 'demo' | 'live'>,
): Middleware<PageState> {
  const show: Middleware<PageState> = async (ctx) => {
    const title = ctx.state.say('pages.not-found.title');
    await showPage(ctx, 'not-found', title, { path: ctx.path });
    ctx.status = 404;
  };
  const answer = compose([compressPages(), pageHeaders(), detectLanguage(options), show]);
  return (ctx, next) => (wantsPage(ctx) ? answer(ctx, next) : next());
}

function wantsPage(ctx: Pick<Context, 'method' | 'path' | 'accepts'>): boolean {
  const read = ctx.method === 'GET' || ctx.method === 'HEAD';
  return read && !/^\/api(\/|$)/i.test(ctx.path) && ctx.accepts('json', 'html') === 'html';
}
