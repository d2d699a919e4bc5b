import type { Middleware } from 'koa';
import { type Place, places, type TokenState, tokenAt } from '../auth/extract.ts';
import { Refusal } from '../http/refusals.ts';

/**
 * The token of `Authorization: Bearer …` (RFC 6750, 2.1). Node keeps the first of several such headers, so all of them
 * are read, and a repeated header is refused like any other repeated token.
 */
export const bearer: Place = {
  carrier: 'bearer',
  read({ req }) {
    const headers = req.headersDistinct.authorization ?? [];
    if (headers.length > 1) return headers;
    return /^bearer +(.*)$/i.exec(headers[0] ?? '')?.[1];
  },
};

/** All places that TOKEN_CARRIERS may name. */
export const allPlaces: readonly Place[] = [...places, bearer];

/** Refuses a request that contains different tokens in different places, with 400 (RFC 6750, 3.1). */
export function rejectConflicts(from: readonly Place[]): Middleware<TokenState> {
  return async (ctx, next) => {
    const tokens = from.map((place) => tokenAt(place, ctx)).filter((token) => token !== undefined);
    if (new Set(tokens).size > 1) throw new Refusal('carrier_invalid');
    await next();
  };
}
