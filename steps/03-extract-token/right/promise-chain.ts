// Style: no async and no await: promises that follow each other with then().
// Worth knowing: a middleware may return any promise, and an error in then() reaches Koa like one that is thrown.

import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

type Found = readonly [carrier: Carrier, value: unknown];

export const extractToken = (): Middleware<TokenState> => (ctx, next) =>
  Promise.resolve<Found[]>([
    ['body', bodyField(ctx, 'access_token')],
    ['query', ctx.query.access_token],
    ['header', ctx.get('x-access-token')],
  ])
    .then((all) => all.find(([, value]) => (value ?? '') !== ''))
    .then((found) => found && check(found))
    .then((token) => Object.assign(ctx.state, token))
    .then(() => next());

function check([carrier, token]: Found): TokenState {
  if (typeof token === 'string' && !/,/.test(token)) return { token, carrier };
  throw new Refusal('carrier_invalid');
}
