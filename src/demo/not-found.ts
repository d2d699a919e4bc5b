import type { Context, Middleware } from 'koa';
import { pageHeaders } from './headers.ts';
import { showPage } from './views.ts';

/** A page for browsers that got lost. Whoever asks for JSON, or asks the API, gets the server's own answer. */
export function notFound(): Middleware {
  const headers = pageHeaders();
  return (ctx, next) => {
    if (!wantsPage(ctx)) return next();
    return headers(ctx, async () => {
      await showPage(ctx, 'not-found', 'Nothing here', { path: ctx.path });
      ctx.status = 404;
    });
  };
}

function wantsPage(ctx: Context): boolean {
  const read = ctx.method === 'GET' || ctx.method === 'HEAD';
  return read && !/^\/api(\/|$)/i.test(ctx.path) && ctx.accepts('json', 'html') === 'html';
}
