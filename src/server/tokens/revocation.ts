import type { Middleware } from 'koa';
import { attachUser, type UserState } from '../auth/attach.ts';
import type { ClaimsState } from '../auth/decode.ts';
import { Refusal } from '../http/refusals.ts';
import type { UserStore } from '../users/store.ts';

/**
 * Attaches the user as the course does, and refuses tokens that were issued before the user signed out or changed the
 * password. It costs no further look-up: the user's row says from which second on tokens are valid.
 */
export function attachUnlessRevoked(
  users: Pick<UserStore, 'findById'>,
): Middleware<ClaimsState & UserState> {
  return (ctx, next) => {
    const { iat = 0 } = ctx.state.claims ?? {};
    const findById: UserStore['findById'] = async (id) => {
      const user = await users.findById(id);
      if (user && iat < user.tokensValidFrom) throw new Refusal('token_invalid', 'revoked');
      return user;
    };
    return attachUser({ findById })(ctx, next);
  };
}
