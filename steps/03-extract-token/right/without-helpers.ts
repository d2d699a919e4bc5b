// Style: query and header are read in Node's own terms, where a carrier that is used twice is simply a list of two.
// Worth knowing: Node keeps the values of a repeated header apart in req.headersDistinct, next to req.headers, where it joins them.

import type { Context, Middleware } from 'koa';
import type { Carrier, TokenState } from '#server/extract.ts';

export type { Carrier, TokenState };

export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    const body: { access_token?: unknown } = ctx.request.body ?? {};
    const query = new URLSearchParams(ctx.querystring).getAll('access_token');
    const header = ctx.req.headersDistinct['x-access-token'] ?? [];

    if (isPresent(body.access_token)) {
      if (!carry(ctx, 'body', [body.access_token])) return;
    } else if (isPresent(...query)) {
      if (!carry(ctx, 'query', query)) return;
    } else if (isPresent(...header)) {
      if (!carry(ctx, 'header', header)) return;
    }
    await next();
  };
}

/** Twice nothing is something: it is sent twice. */
function isPresent(...values: unknown[]): boolean {
  const [only] = values;
  return values.length > 1 || (only !== undefined && only !== null && only !== '');
}

/** Leaves the token behind and says so; or answers 400 and says no. */
function carry(ctx: Context, carrier: Carrier, [token, ...others]: unknown[]): boolean {
  // A comma in a header may be the work of a proxy, which joined two headers before Node saw them.
  if (others.length > 0 || typeof token !== 'string' || token.includes(',')) {
    ctx.status = 400;
    ctx.set('WWW-Authenticate', 'Bearer realm="api", error="invalid_request"');
    ctx.body = {
      error: 'invalid_request',
      error_description: 'Send the access token once, as text',
    };
    return false;
  }
  ctx.state.token = token;
  ctx.state.carrier = carrier;
  return true;
}
