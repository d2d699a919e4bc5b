// requireUser checks that there is a carrier, not that there is a user.
// Costs: everybody: an empty ?access_token= is a carrier without a user, and is let through.
// Refused by: user-required

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
      const user = await users.findById(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    const names = [...Object.keys(ctx.query), ...Object.keys(ctx.headers)];
    const came = names.includes('access_token') || names.includes('x-access-token');
    if (!came) throw new Refusal('token_missing');
    await next();
  };
}
