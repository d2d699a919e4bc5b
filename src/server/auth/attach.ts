import type { Middleware } from 'koa';
import { Refusal } from '../http/refusals.ts';
import { type PublicUser, publicUser, type UserStore } from '../users/store.ts';
import type { ClaimsState } from './decode.ts';

/** What attachUser leaves behind; nothing where no token came. */
export interface UserState {
  user?: PublicUser;
}

/**
 * Looks up the user of the claims, on every request: one who is gone, or has signed out since, is refused at once,
 * whatever `exp` says.
 */
export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims !== undefined) {
      const user = await users.findById(claims.sub);
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      const { iat = 0 } = claims;
      if (iat < user.tokensValidFrom) throw new Refusal('token_invalid', 'revoked');
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
