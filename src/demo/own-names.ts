import { isIP } from 'node:net';
import type { Middleware } from 'koa';

/**
 * Refuses requests to foreign names with 421 (RFC 9110, 15.5.20). A foreign page can make its own name lead to this server and then
 * read and send as if it were one of ours (DNS rebinding). An address, `localhost` and the name in `HOST` cannot be made so.
 */
export function ownNamesOnly(host = 'localhost'): Middleware {
  return (ctx, next) => {
    const name = nameIn(ctx.req.headers.host);
    const known = isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost');
    if (!known && name !== host.toLowerCase()) ctx.throw(421);
    return next();
  };
}

/** The name or the address in the header `Host`, without its port; empty if it cannot be read. */
function nameIn(host: string | undefined): string {
  const url = URL.parse(`http://${host ?? ''}`);
  return (url?.hostname ?? '').replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
