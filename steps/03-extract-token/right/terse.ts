// Style: all three carriers are read into one object, and find() picks the first that is not empty.
// Worth knowing: `found ?? ''` catches undefined and null but keeps 0 and false; `found || ''` would lose them.

import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

const order: Carrier[] = ['body', 'query', 'header'];

export const extractToken = (): Middleware<TokenState> => (ctx, next) => {
  const found: Record<Carrier, unknown> = {
    body: bodyField(ctx, 'access_token'),
    query: ctx.query.access_token,
    header: ctx.get('x-access-token'),
  };
  const carrier = order.find((name) => (found[name] ?? '') !== '');
  if (carrier === undefined) return next();

  const token = found[carrier];
  if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
  Object.assign(ctx.state, { token, carrier });
  return next();
};
