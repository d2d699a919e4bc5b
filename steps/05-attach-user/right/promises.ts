// Style: no async and no await: the look-up is a chain of promises, and the chain then calls next().
// Worth knowing: .then(next, refuse) and .then(next).catch(refuse) differ: the second refuses the token for every error of a handler.

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { Claims, ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return (ctx, next) => {
    const { claims } = ctx.state;
    if (claims === undefined) return next();
    return userOf(claims, users)
      .then((user) => {
        ctx.state.user = user;
      })
      .then(next);
  };
}

export function requireUser(): Middleware<UserState> {
  return ({ state: { user } }, next) =>
    user === undefined ? Promise.reject(new Refusal('token_missing')) : next();
}

function userOf({ sub }: Claims, users: UserStore): Promise<PublicUser> {
  return users.findById(sub).then((user) => {
    if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
    return publicUser(user);
  });
}
