// Style: both middlewares are as short as possible: undefined claims lead to an undefined user.
// Worth knowing: `return next()` does what `await next()` does, if no code follows it.

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export const attachUser =
  (users: UserStore): Middleware<ClaimsState & UserState> =>
  async ({ state }, next) => {
    const user = state.claims && (await users.findById(state.claims.sub));
    if (user) state.user = publicUser(user);
    else if (state.claims) throw new Refusal('token_invalid', 'no_such_user');
    return next();
  };

export const requireUser = (): Middleware<UserState> => (ctx, next) => {
  if (ctx.state.user) return next();
  throw new Refusal('token_missing');
};
