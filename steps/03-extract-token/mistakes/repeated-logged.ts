// A repeated header or query is logged with its tokens.
// Costs: users: one of the two tokens is good, and it is in the log.
// Refused by: nothing-printed

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
  ['query', (ctx) => ctx.query.access_token],
  ['header', (ctx) => ctx.get('x-access-token')],
];

/** Reads the token from body, query or header, without checking it. A carrier that is used twice, or is not a string, ends the request. */
export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const [carrier, read] of carriers) {
      const token = read(ctx);
      if (token === undefined || token === null || token === '') continue;
      if (typeof token !== 'string' || token.includes(',')) {
        if (carrier !== 'body') console.warn('carrier used twice', token);
        throw new Refusal('carrier_invalid');
      }
      ctx.state.token = token;
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
