import type { Context, Middleware } from 'koa';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';

/** Where the client sent its token: one of the three places of the article. */
export type Carrier = 'body' | 'query' | 'header';

/** The state that extractToken adds; empty if the request has no token. */
export interface TokenState {
  token?: string;
  carrier?: string;
}

/** A place of a request that may contain the token, with the name for `ctx.state.carrier`. */
export interface Place {
  carrier: string;
  /** Returns what the client sent there, of any type. */
  read(ctx: Pick<Context, 'request' | 'req' | 'query' | 'get'>): unknown;
}

/** The three places, in the order of the article. */
export const places: readonly Place[] = [
  { carrier: 'body', read: (ctx) => bodyField(ctx, 'access_token') },
  { carrier: 'query', read: (ctx) => ctx.query.access_token },
  { carrier: 'header', read: (ctx) => ctx.get('x-access-token') },
];

/** The token in one place, or undefined if there is none. Throws a Refusal if it was sent twice or is not a string. */
export function tokenAt(place: Place, ctx: Parameters<Place['read']>[0]): string | undefined {
  const token = place.read(ctx);
  if (token === undefined || token === null || token === '') return undefined;
  // Node joins a repeated header with a comma, and a token contains none.
  if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
  return token;
}

/** Takes the token from the first place that contains something. It does not verify the token. */
export function extractToken(from = places): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const place of from) {
      const token = tokenAt(place, ctx);
      if (token === undefined) continue;
      ctx.state.token = token;
      ctx.state.carrier = place.carrier;
      break;
    }
    await next();
  };
}
