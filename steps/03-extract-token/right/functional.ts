// Style: three functions that return a result or undefined, joined by `??`; one part reads, another writes the state.
// Worth knowing: `a() ?? b() ?? c()` is an order of precedence in one line, and stops at the first result.

import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Carrier, TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';

export type { Carrier, TokenState };

type Request = Pick<Context, 'request' | 'query' | 'get'>;

export const extractToken = (): Middleware<TokenState> => async (ctx, next) => {
  Object.assign(ctx.state, tokenIn(ctx));
  await next();
};

const tokenIn = (ctx: Request): Required<TokenState> | undefined =>
  find('body', bodyField(ctx, 'access_token')) ??
  find('query', ctx.query.access_token) ??
  find('header', ctx.get('x-access-token'));

const find = (carrier: Carrier, value: unknown): Required<TokenState> | undefined =>
  isAbsent(value) ? undefined : { token: asText(value), carrier };

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

const asText = (value: unknown): string => {
  if (typeof value !== 'string') throw new Refusal('carrier_invalid');
  // Two headers arrive as one string with a comma, and a token does not contain commas.
  if (value.includes(',')) throw new Refusal('carrier_invalid');
  return value;
};
