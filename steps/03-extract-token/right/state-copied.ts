// Style: ctx.state is not written but replaced by a copy with two more fields; the steps are a pipeline of small functions.
// Worth knowing: later middlewares see the copy, because they read ctx.state again; code that keeps the old object does not.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

export const extractToken = (): Middleware<TokenState> => async (ctx, next) => {
  const [first] = contentsOf(ctx).filter(([, content]) => !isAbsent(content));
  if (first !== undefined) ctx.state = { ...ctx.state, ...foundIn(...first) };
  await next();
};

const contentsOf = (ctx: Pick<Context, 'request' | 'query' | 'get'>): [Carrier, unknown][] => [
  ['body', bodyField(ctx, 'access_token')],
  ['query', ctx.query.access_token],
  ['header', ctx.get('x-access-token')],
];

const isAbsent = (content: unknown) => (content ?? '') === '';

function foundIn(carrier: Carrier, token: unknown): Required<TokenState> {
  if (typeof token !== 'string' || token.includes(',')) throw new Refusal('carrier_invalid');
  return { carrier, token };
}
