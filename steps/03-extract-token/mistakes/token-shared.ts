// What was found is kept in one place for all requests, until it is their turn again.
// Costs: of two requests at the same time one is answered with the token of the other.
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
