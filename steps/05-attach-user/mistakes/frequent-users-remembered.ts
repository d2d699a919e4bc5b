// Users who send more than 100 requests are remembered.
// Costs: everybody: the busiest users stay signed in after they were deleted.
// Refused by: current-user

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type StoredUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const counts = new Map<string, number>();
  const known = new Map<string, StoredUser>();
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const count = (counts.get(claims.sub) ?? 0) + 1;
      counts.set(claims.sub, count);
      const user = known.get(claims.sub) ?? (await users.findById(claims.sub));
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      if (count > 100) known.set(claims.sub, user);
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
