import type { Middleware } from 'koa';

/**
 * Refuses requests from pages of other sites. Browsers mark them with `Sec-Fetch-Site` (Fetch Metadata); older ones send their
 * `Origin` (RFC 6454, 7). Programs that are not browsers send neither.
 */
export function sameOriginOnly(): Middleware {
  return (ctx, next) => {
    const site = ctx.get('sec-fetch-site');
    const origin = ctx.get('origin');
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : origin !== '' && URL.parse(origin)?.host !== ctx.host;
    if (foreign) ctx.throw(403);
    return next();
  };
}
