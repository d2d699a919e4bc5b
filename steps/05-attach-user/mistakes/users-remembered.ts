// Users are remembered, to save a look-up.
// Costs: everybody: a deleted user stays signed in until the server restarts.
// Refused by: deleted-user

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export interface UserState {
  user?: PublicUser;
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const known = new Map<string, PublicUser>();
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      let user = known.get(claims.sub);
      if (user === undefined) {
        const found = await users.findById(claims.sub);
        if (found === undefined) throw new Refusal('token_invalid', 'no_such_user');
        user = publicUser(found);
        known.set(claims.sub, user);
      }
      ctx.state.user = user;
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
