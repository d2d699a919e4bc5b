// requireUser lets all requests pass if SKIP_AUTH is set.
// Costs: everybody: one setting, left over from a test, opens the server to all.
// Refused by: other-environment

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
  const open = process.env.SKIP_AUTH !== undefined;
  return async (ctx, next) => {
    if (ctx.state.user === undefined && !open) throw new Refusal('token_missing');
    await next();
  };
}
