// All requests of a user get the same object.
// Costs: users: what a handler writes into it is still there in the next request.
// Refused by: fresh-user

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const objects = new Map<string, PublicUser>();
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const found = await users.findById(claims.sub);
      if (found === undefined) throw new Refusal('token_invalid', 'no_such_user');
      const user = objects.get(found.id) ?? publicUser(found);
      objects.set(found.id, user);
      ctx.state.user = Object.assign(user, publicUser(found));
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
