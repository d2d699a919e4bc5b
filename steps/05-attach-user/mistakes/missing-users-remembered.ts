// Ids without a user are remembered, to save look-ups.
// Costs: users: someone who is restored from a backup stays signed out until the server restarts.
// Refused by: current-user

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const missing = new Set<string>();
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = missing.has(claims.sub) ? undefined : await users.findById(claims.sub);
      if (user === undefined) {
        missing.add(claims.sub);
        throw new Refusal('token_invalid', 'no_such_user');
      }
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
