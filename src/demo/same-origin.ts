import type { Middleware } from 'koa';

/** Refuses requests from pages of other sites, which browsers mark with `Sec-Fetch-Site` (Fetch Metadata). */
export function sameOriginOnly(): Middleware {
  return (ctx, next) => {
    const site = ctx.get('sec-fetch-site') || 'none';
    if (site !== 'same-origin' && site !== 'none') ctx.throw(403);
    return next();
  };
}
