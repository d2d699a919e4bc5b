// A scheme in front of the token is cut off.
// Costs: other readers of the request: a text that is not a token becomes one, and they see another text.
// Refused by: unjudged

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
  ['header', (ctx) => ctx.get('x-access-token').replace(/^Bearer /, '')],
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
