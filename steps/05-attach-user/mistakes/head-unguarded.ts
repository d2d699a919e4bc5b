// `requireUser` guards GET and POST, and lets every other method through.
// Costs: routes for PUT, PATCH or DELETE behind it: they are open to everybody.
// Refused by: user-required

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

/** The state that attachUser adds; empty if there is no token. */
export interface UserState {
  user?: PublicUser;
}

/** Looks up the user of the claims on every request. A deleted user gets 401 immediately, even before `exp`. */
export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await users.findById(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    await next();
  };
}

/** Lets only signed-in requests through; others get a challenge without an error code (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (!/^(GET|POST)$/.test(ctx.method)) return next();
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
