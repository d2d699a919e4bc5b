// requireUser lets OPTIONS pass, because browsers send it without a token.
// Costs: users: a handler for all methods answers OPTIONS without a user.
// Refused by: every-anonymous

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await users.findById(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    const asked = ctx.method === 'OPTIONS' || ctx.state.user !== undefined;
    if (!asked) throw new Refusal('token_missing');
    await next();
  };
}
