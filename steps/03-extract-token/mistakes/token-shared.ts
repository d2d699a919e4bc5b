// The token is kept in one variable for all requests, until its request continues.
// Costs: users: of two requests at the same time, one gets the response to the other's token.
// Refused by: kept-apart

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
  let current: TokenState = {};
  return async (ctx, next) => {
    current = tokenIn(ctx);
    await new Promise((resolve) => setTimeout(resolve, 5));
    Object.assign(ctx.state, current);
    await next();
  };
}

function tokenIn(ctx: Parameters<Read>[0]): TokenState {
  for (const [carrier, read] of carriers) {
    const token = read(ctx);
    if (token === undefined || token === null || token === '') continue;
    if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
    return { token, carrier };
  }
  return {};
}
