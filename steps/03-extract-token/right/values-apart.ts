// Style: each carrier returns a list of values, so one rule covers all: none, one, or too many.
// Worth knowing: in req.headersDistinct the values are apart, so a comma inside one value needs no rule of its own; step 4 refuses it.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

const carriers: Record<Carrier, (ctx: Context) => unknown[]> = {
  body: (ctx) => [bodyField(ctx, 'access_token')],
  query: (ctx) => [ctx.query.access_token].flat(),
  header: (ctx) => ctx.req.headersDistinct['x-access-token'] ?? [],
};

const order: readonly Carrier[] = ['body', 'query', 'header'];

export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const carrier of order) {
      const [value, ...more] = carriers[carrier](ctx);
      if (more.length === 0 && (value === undefined || value === null || value === '')) continue;
      if (more.length > 0 || typeof value !== 'string') throw new Refusal('carrier_invalid');
      ctx.state.token = value;
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
