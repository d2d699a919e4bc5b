// Style: a generator yields the carriers one after the other, and a `for … of` loop stops at the first that is not empty.
// Worth knowing: a generator runs only as far as its reader needs, so a later carrier is not even read.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

export function extractToken(): Middleware<TokenState> {
  return async (ctx, next) => {
    for (const [carrier, value] of valuesIn(ctx)) {
      if (value === undefined || value === null || value === '') continue;
      if (typeof value !== 'string' || value.includes(',')) throw new Refusal('carrier_invalid');
      Object.assign(ctx.state, { token: value, carrier });
      break;
    }
    return next();
  };
}

function* valuesIn(
  ctx: Pick<Context, 'request' | 'query' | 'get'>,
): Generator<[carrier: Carrier, value: unknown]> {
  yield ['body', bodyField(ctx, 'access_token')];
  yield ['query', ctx.query.access_token];
  yield ['header', ctx.get('x-access-token')];
}
