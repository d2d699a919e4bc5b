// Simultaneous requests of a user share one look-up.
// Costs: everybody: a request that arrives after a deletion is still let through by an older look-up.
// Refused by: meanwhile

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type StoredUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const running = new Map<string, Promise<StoredUser | undefined>>();
  const find = (id: string) => {
    const shared = running.get(id) ?? users.findById(id).finally(() => running.delete(id));
    running.set(id, shared);
    return shared;
  };
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await find(claims.sub);
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
