// Of several tokens in one carrier, the first is used.
// Costs: users: two programs that read the same request may use two different tokens.
// Refused by: repeated

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';

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
      const [first]: unknown[] = Array.isArray(token) ? token : String(token).split(',');
      ctx.state.token = String(first).trim();
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
