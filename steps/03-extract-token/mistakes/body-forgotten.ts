// The body is not read.
// Costs: clients that send a form with a token, as the contract allows: they count as anonymous.
// Refused by: body

import type { Context, Middleware } from 'koa';
import { Refusal } from '#server/refusals.ts';

export type Carrier = 'body' | 'query' | 'header';

export interface TokenState {
  token?: string;
  carrier?: Carrier;
}

type Read = (ctx: Pick<Context, 'request' | 'query' | 'get'>) => unknown;

const carriers: [Carrier, Read][] = [
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
    await next();
  };
}
