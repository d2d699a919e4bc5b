// `requireUser` guards GET and POST, and lets every other method through.
// Costs: whoever puts PUT, PATCH or DELETE behind it: open to everybody.
// Refused by: user-required

import type { Middleware } from 'koa';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

/** What attachUser leaves behind; nothing where no token came. */
export interface UserState {
  user?: PublicUser;
}

/** Looks up the user of the claims, on every request: a user who is gone is refused at once, whatever `exp` says. */
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

/** Lets only signed-in requests through; anonymous ones get the bare challenge (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (!/^(GET|POST)$/.test(ctx.method)) return next();
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
