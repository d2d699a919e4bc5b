// Style: the refusal is a response of its own, written without an error.
// Worth knowing: a middleware that does not call next() ends the request, so nothing below it runs.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';

export type { Carrier, TokenState };

export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    const found: Record<Carrier, unknown> = {
      body: bodyField(ctx, 'access_token'),
      query: ctx.query.access_token,
      header: ctx.request.header['x-access-token'],
    };
    for (const [carrier, value] of Object.entries(found)) {
      if (isAbsent(value)) continue;
      if (typeof value !== 'string' || value.includes(',')) return refuse(ctx, carrier);
      ctx.state.token = value;
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function refuse(ctx: Context, carrier: string): void {
  ctx.status = 400;
  ctx.set('WWW-Authenticate', 'Bearer realm="api", error="invalid_request"');
  ctx.body = { error: 'invalid_request', error_description: `One token as text in the ${carrier}` };
}
