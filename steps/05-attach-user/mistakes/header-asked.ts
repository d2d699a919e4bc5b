// requireUser looks whether the header came, and not whether there is a user.
// Costs: whoever sends a token in a form or a link, as was promised, is turned away; and any text in the header is a key where nobody judged it.
// Refused by: me

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
    if (ctx.get('x-access-token') === '') throw new Refusal('token_missing');
    await next();
  };
}
