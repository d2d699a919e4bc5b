import type { Middleware } from 'koa';
import type { UserState } from '../auth/attach.ts';
import { Refusal } from '../http/refusals.ts';
import { attachUnlessRevoked } from '../tokens/revocation.ts';
import type { SessionClaims } from '../tokens/verifier.ts';
import type { SessionStore } from './store.ts';

/** The state below a token with a session. */
export interface SessionState {
  claims?: SessionClaims;
}

/**
 * Attaches the user as long as the session of the token lasts, with one look-up. A token without a session gets 401, and so
 * does one that was issued before the user signed out or changed the password.
 */
export function attachSession(
  store: Pick<SessionStore, 'findUser'>,
): Middleware<SessionState & UserState> {
  return (ctx, next) => {
    const findById = async (userId: string) => {
      const { sid } = ctx.state.claims ?? {};
      const user = sid === undefined ? undefined : await store.findUser(sid, userId, Date.now());
      if (user === undefined) throw new Refusal('token_invalid', 'session');
      return user;
    };
    return attachUnlessRevoked({ findById })(ctx, next);
  };
}
