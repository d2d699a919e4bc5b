// White space around the token in the query is cut off.
// Costs: programs that compare the request with the token: the two differ.
// Refused by: unjudged

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import { Refusal } from '#server/refusals.ts';

/** The places where a client may send its token. */
export type Carrier = 'body' | 'query' | 'header';

/** The state that extractToken adds; empty if there is no token. */
export interface TokenState {
  token?: string;
  carrier?: Carrier;
}

type Read = (ctx: Pick<Context, 'request' | 'query' | 'get'>) => unknown;

/** The three carriers in order: the first that is not empty decides, good or bad. */
const carriers: [Carrier, Read][] = [
  ['body', (ctx) => bodyField(ctx, 'access_token')],
  [
    'query',
    (ctx) => {
      const value = ctx.query.access_token;
      return typeof value === 'string' ? value.trim() : value;
    },
  ],
  ['header', (ctx) => ctx.get('x-access-token')],
];

/** Reads the token from body, query or header, without checking it. A carrier that is used twice, or is not a string, ends the request. */
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
