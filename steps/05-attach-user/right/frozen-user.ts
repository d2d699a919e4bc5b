// Style: the user is a frozen class instance, whose fields are read-only.
// Worth knowing: a frozen object is safe to hand out, but each request still gets a new one.

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import type { PublicUser, StoredUser, UserStore } from '#server/users/store.ts';

export type { UserState };

class User implements PublicUser {
  readonly id: string;
  readonly username: string;

  constructor({ id, username }: StoredUser) {
    this.id = id;
    this.username = username;
    Object.freeze(this);
  }

  get [Symbol.toStringTag](): string {
    return 'User';
  }

  toString(): string {
    return this.username;
  }
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const id = ctx.state.claims?.sub;
    if (id !== undefined) ctx.state.user = new User((await users.findById(id)) ?? gone());
    return next();
  };
}

export function requireUser(): Middleware<UserState> {
  return (ctx, next) => (ctx.state.user ? next() : gone('token_missing'));
}

function gone(refusal: 'token_invalid' | 'token_missing' = 'token_invalid'): never {
  throw new Refusal(refusal);
}
