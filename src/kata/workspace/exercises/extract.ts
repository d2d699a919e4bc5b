import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Carrier, TokenState } from '#server/extract.ts';

// You will want these, too:
// import { bodyField } from '#server/body.ts';                             bodyField(ctx, 'access_token')
// import { Refusal } from '#server/refusals.ts';                           throw new Refusal('carrier_invalid')

export type { Carrier, TokenState };

/** Takes the token, unjudged, from body, query or header. A carrier used twice or not with text ends the request. */
export function extractToken(): Middleware<TokenState> {
  // TODO: return a middleware that asks body, query and header in this order, where null and '' count as absent. The
  // first that holds something sets ctx.state.token and ctx.state.carrier; then await next(), token or not.
  return unsolved('extract');
}
