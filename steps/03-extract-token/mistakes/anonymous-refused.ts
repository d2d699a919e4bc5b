// A request without a token is already refused here.
// Costs: clients without a token: no route can serve them, not even the login.
// Refused by: anonymous

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import { Refusal } from '#server/refusals.ts';

export type Carrier = 'body' | 'query' | 'header';

export interface TokenState {
  token?: string;
  carrier?: Carrier;
}

type Read = (ctx: Pick<Context, 'request' | 'query' | 'get'>) => unknown;

const carriers: [Carrier, Read][] = [
  ['body', (ctx) => bodyField(ctx, 'access_token')],
  ['query', (ctx) => ctx.query.access_token],
  ['header', (ctx) => ctx.get('x-access-token')],
];

export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const [carrier, read] of carriers) {
      const token = read(ctx);
      if (token === undefined || token === null || token === '') continue;
      if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
      ctx.state.token = token;
      ctx.state.carrier = carrier;
      break;
    }
    if (ctx.state.token === undefined) throw new Refusal('token_missing');
    await next();
  };
}
