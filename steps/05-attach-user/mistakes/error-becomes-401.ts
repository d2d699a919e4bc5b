// next() is inside the try around the look-up.
// Costs: users: every error of every handler is reported as a bad token.
// Refused by: error-below

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
    try {
      const user = claims && (await users.findById(claims.sub));
      if (user !== undefined) ctx.state.user = publicUser(user);
      else if (claims !== undefined) throw new Refusal('token_invalid');
      await next();
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('token_invalid');
    }
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
