// Style: a middleware for each carrier, three in a row; the later ones first check whether there is already a token.
// Worth knowing: one function makes all three middlewares, so their order is written in one place.

import type { Context, Middleware } from 'koa';
import compose from 'koa-compose';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

export function extractToken(): Middleware<TokenState> {
  return compose([
    from('body', (ctx) => bodyField(ctx, 'access_token')),
    from('query', (ctx) => ctx.query.access_token),
    from('header', (ctx) => ctx.get('x-access-token')),
  ]);
}

function from(carrier: Carrier, read: (ctx: Context) => unknown): Middleware<TokenState> {
  return async (ctx, next) => {
    const value = ctx.state.token === undefined ? read(ctx) : undefined;
    if (value !== undefined && value !== null && value !== '') {
      ctx.state.token = textIn(value);
      ctx.state.carrier = carrier;
    }
    await next();
  };
}

function textIn(value: unknown): string {
  if (typeof value === 'string' && !value.includes(',')) return value;
  throw new Refusal('carrier_invalid');
}
