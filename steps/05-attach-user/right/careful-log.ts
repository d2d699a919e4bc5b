// Style: each decision is logged in one line, with the method, the path and the user.
// Worth knowing: log the path without the query, and ids instead of names: a log must not become another list of users.

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
      console.log(ctx.method, ctx.path, user ? `user ${user.id}` : 'no such user');
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) {
      console.log(ctx.method, ctx.path, 'needs a user');
      throw new Refusal('token_missing');
    }
    await next();
  };
}
