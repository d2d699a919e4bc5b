// Style: a class has the users and turns claims into a user; the two middlewares only call it.
// Worth knowing: the class does not use Koa, so its rule can be tested in two lines and without a server.

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { Claims, ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

class Register {
  readonly #users: UserStore;

  constructor(users: UserStore) {
    this.#users = users;
  }

  /** Looks up the user every time: a remembered user would stay signed in after they were deleted. */
  async personOf(claims: Claims): Promise<PublicUser> {
    const user = await this.#users.findById(claims.sub);
    if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
    return publicUser(user);
  }
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const register = new Register(users);
  return async ({ state }, next) => {
    if (state.claims !== undefined) state.user = await register.personOf(state.claims);
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async ({ state }, next) => {
    if (state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
