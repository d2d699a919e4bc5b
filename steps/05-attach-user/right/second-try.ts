// Style: a look-up that fails is tried once more; then the response is 503.
// Worth knowing: another try hides short failures; it must ask the database again, and must not use an older answer.

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type StoredUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const find = async (id: string): Promise<StoredUser | undefined> => {
    for (let left = 1; ; left--) {
      try {
        return await users.findById(id);
      } catch {
        if (left === 0) throw new Refusal('busy');
      }
    }
  };
  return async ({ state }, next) => {
    const { claims } = state;
    if (claims) {
      const user = await find(claims.sub);
      if (!user) throw new Refusal('token_invalid', 'no_such_user');
      state.user = publicUser(user);
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
