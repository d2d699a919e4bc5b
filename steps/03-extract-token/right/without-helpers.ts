// Style: query and header are read with Node's own functions, which return an array of two for a carrier that is used twice.
// Worth knowing: Node joins the values of a repeated header in req.headers; in req.headersDistinct they are separate.

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

/** Two empty values count as a token: the carrier is used twice. */
function isPresent(...values: unknown[]): boolean {
  const [only] = values;
  return values.length > 1 || (only !== undefined && only !== null && only !== '');
}

/** Stores the token and returns true, or writes a 400 and returns false. */
function carry(ctx: Context, carrier: Carrier, [token, ...others]: unknown[]): boolean {
  // A proxy may have joined two headers with a comma before Node read them.
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
