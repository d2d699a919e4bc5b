// Of two tokens in one carrier, an empty one is dropped before counting.
// Costs: programs that read the first of the two: ?access_token=&access_token=x is a token here and none there.
// Refused by: repeated

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
      const found = read(ctx);
      const left =
        Array.isArray(found) && carrier !== 'body' ? found.filter((one) => one !== '') : found;
      const token = Array.isArray(left) && carrier !== 'body' && left.length === 1 ? left[0] : left;
      if (token === undefined || token === null || token === '') continue;
      if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
      ctx.state.token = token;
      ctx.state.carrier = carrier;
      break;
    }
    await next();
  };
}
