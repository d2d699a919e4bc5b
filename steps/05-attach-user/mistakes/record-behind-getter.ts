// The record is kept in a property that JSON leaves out.
// Costs: users: each handler, and each log of ctx.state.user, can read the password hash.
// Refused by: nothing-else

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
      const record = await users.findById(claims.sub);
      if (record === undefined) throw new Refusal('token_invalid', 'no_such_user');
      const user = publicUser(record);
      Object.defineProperty(user, 'record', { get: () => record });
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
