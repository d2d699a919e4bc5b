import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import type { UserStore } from '#server/users/store.ts';

// You will also need these imports:
// import { Refusal } from '#server/refusals.ts';                           'token_invalid' or 'token_missing'
// import { publicUser } from '#server/users/store.ts';

export type { UserState };

/** Looks up the user of the claims on every request. A user who is gone gets 401 at once, whatever `exp` says. */
export function attachUser(_users: UserStore): Middleware<ClaimsState & UserState> {
  // TODO: if there are ctx.state.claims, look up their user and set ctx.state.user. Then write requireUser.
  return unsolved('attach');
}

/** Refuses requests without a user: 401, with a challenge that contains no error code (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return unsolved('attach');
}
