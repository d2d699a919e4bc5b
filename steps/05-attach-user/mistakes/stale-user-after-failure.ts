// If the database fails, the user of the last look-up is used.
// Costs: everybody: a deleted user is signed in again whenever the database fails.
// Refused by: every-database-error

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const known = new Map<string, PublicUser>();
  const find = async (id: string) => {
    try {
      const user = await users.findById(id);
      if (user !== undefined) known.set(id, publicUser(user));
      return user;
    } catch (error) {
      if (known.has(id)) return known.get(id);
      throw error;
    }
  };
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await find(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = { id: user.id, username: user.username };
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
