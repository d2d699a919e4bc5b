// If a handler fails, the state of the request is logged.
// Costs: users: the log contains valid tokens, with which every reader of the log can sign in.
// Refused by: never-printed

import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await users.findById(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      ctx.state.user = publicUser(user);
    }
    try {
      await next();
    } catch (error) {
      console.error('failed', ctx.path, ctx.state);
      throw error;
    }
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
