// requireUser lets every request through.
// Costs: everybody: none of the earlier checks has an effect.
// Refused by: user-required

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export interface UserState {
  user?: PublicUser;
}

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
  return async (_ctx, next) => {
    await next();
  };
}
