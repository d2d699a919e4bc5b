import type { Middleware } from 'koa';
import { Refusal } from '../http/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '../users/store.ts';
import type { ClaimsState } from './decode.ts';

/** The state that attachUser adds; empty if the request has no token. */
export interface UserState {
  user?: PublicUser;
}

/** Looks up the user of the claims on every request. A user who is gone gets 401 at once, whatever `exp` says. */
export function attachUser(
  users: Pick<UserStore, 'findById'>,
): Middleware<ClaimsState & UserState> {
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

/** Refuses anonymous requests with the bare challenge (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}
