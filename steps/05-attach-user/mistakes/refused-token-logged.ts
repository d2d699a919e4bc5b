// The token of a user who is gone is logged.
// Costs: whoever was deleted by mistake and comes back from a backup (same id): the log holds a token that works.
// Refused by: nothing-printed

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
      if (user === undefined) console.warn('nobody', Reflect.get(ctx.state, 'token'));
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    await next();
  };
}

/** Lets only signed-in requests through; anonymous ones get the bare challenge (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
