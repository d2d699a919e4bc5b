// As in the article, the request does not wait for the look-up.
// Costs: users: the handler runs before the user is there.
// Refused by: attached

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export interface UserState {
  user?: PublicUser;
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      users.findById(claims.sub).then((user) =>
        setTimeout(() => {
          if (user !== undefined) ctx.state.user = publicUser(user);
        }),
      );
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
