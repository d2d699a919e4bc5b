// The token of a user who was deleted is logged.
// Costs: the user: the token is still signed and not expired. It works on servers that do not look users up, and here after a backup is restored.
// Refused by: nothing-printed

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export interface UserState {
  user?: PublicUser;
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const seen = new Set<string>();
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await users.findById(claims.sub);
      if (user === undefined && seen.has(claims.sub)) {
        console.warn('deleted', Reflect.get(ctx.state, 'token'));
      }
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      seen.add(user.id);
      ctx.state.user = publicUser(user);
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
