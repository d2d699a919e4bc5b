import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Carrier, TokenState } from '#server/extract.ts';

// You will also need these imports:
// import { bodyField } from '#server/body.ts';                             bodyField(ctx, 'access_token')
// import { Refusal } from '#server/refusals.ts';                           throw new Refusal('carrier_invalid')

export type { Carrier, TokenState };

/**
 * Takes the token from a carrier (body, query or header) and does not check it. A repeated token, or one that is not a
 * string, gets 400.
 */
export function extractToken(): Middleware<TokenState> {
  // TODO: return a middleware that reads the body, the query and the header in this order. null and '' count as
  // missing. The first one that contains something sets ctx.state.token and ctx.state.carrier. Then await next(), with
  // or without a token.
  return unsolved('extract');
}
