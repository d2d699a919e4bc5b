// Every value is treated as a string.
// Costs: the operator: a number in a JSON body becomes a 500, so any client can fill the log.
// Refused by: not-text

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
      const text = Object(token);
      if (Array.isArray(token) || text.includes(',')) throw new Refusal('carrier_invalid');
      ctx.state.token = text.trim();
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
