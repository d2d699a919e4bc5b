// After a failure of the database no user is looked up until the server restarts.
// Costs: everybody: after one failure of a second, nobody can use the server.
// Refused by: database-error

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  let failed = false;
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      if (failed) throw new Refusal('busy');
      const user = await users.findById(claims.sub).catch((error: unknown) => {
        failed = true;
        throw error;
      });
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
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
