// Style: the user also goes into an AsyncLocalStorage, which requireUser reads as well.
// Worth knowing: AsyncLocalStorage leads a value to all code of one request, without ctx; ctx.state remains the place for handlers.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

const current = new AsyncLocalStorage<PublicUser>();

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async ({ state }, next) => {
    if (state.claims === undefined) return next();
    const found = await users.findById(state.claims.sub);
    if (found === undefined) throw new Refusal('token_invalid', 'no_such_user');
    const user = publicUser(found);
    state.user = user;
    return current.run(user, next);
  };
}

export function requireUser(): Middleware<UserState> {
  return ({ state }, next) => {
    if (state.user === undefined || current.getStore() === undefined) {
      throw new Refusal('token_missing');
    }
    return next();
  };
}
