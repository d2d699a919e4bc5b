// Style: no list and no loop: three carriers one below the other, each with its own checks.
// Worth knowing: written out, the three differ more than a list shows: only a body can contain a number, and only two headers become one string with a comma.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

export function extractToken(): Middleware<TokenState> {
  return async function extract(ctx, next) {
    const fromBody = tokenInBody(ctx);
    if (fromBody !== undefined) {
      ctx.state.token = fromBody;
      ctx.state.carrier = 'body';
      return next();
    }

    const fromQuery = tokenInQuery(ctx);
    if (fromQuery !== undefined) {
      ctx.state.token = fromQuery;
      ctx.state.carrier = 'query';
      return next();
    }

    const fromHeader = tokenInHeader(ctx);
    if (fromHeader !== undefined) {
      ctx.state.token = fromHeader;
      ctx.state.carrier = 'header';
      return next();
    }

    return next();
  };
}

/** JSON can contain any value, and a form an array or an object. */
function tokenInBody(ctx: Context): string | undefined {
  const field = bodyField(ctx, 'access_token');
  switch (typeof field) {
    case 'undefined':
      return undefined;
    case 'string':
      return field === '' ? undefined : field;
    default:
      if (field === null) return undefined;
      throw new Refusal('carrier_invalid');
  }
}

/** A query parameter is a string, or an array of strings if it is repeated. */
function tokenInQuery({ query }: Context): string | undefined {
  const { access_token: value = '' } = query;
  if (Array.isArray(value)) throw new Refusal('carrier_invalid');
  return value === '' ? undefined : value;
}

/** A header is a string; Node joins repeated headers with a comma, and Koa returns an empty string for a missing one. */
function tokenInHeader(ctx: Context): string | undefined {
  const text = ctx.get('x-access-token');
  if (text.includes(',')) throw new Refusal('carrier_invalid');
  return text === '' ? undefined : text;
}
