import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import type { UserStore } from '#server/users/store.ts';

// You will want these, too:
// import { Refusal } from '#server/refusals.ts';                           'token_invalid' or 'token_missing'
// import { publicUser } from '#server/users/store.ts';

export type { UserState };

/** Looks up the user of the claims, on every request: a user who is gone is refused at once, whatever `exp` says. */
export function attachUser(_users: UserStore): Middleware<ClaimsState & UserState> {
  // TODO: find the user of ctx.state.claims, if there are any, and leave ctx.state.user; then write requireUser.
  return unsolved('attach');
}

/** Lets only signed-in requests through; anonymous ones get the bare challenge (RFC 6750, 3.1). */
export function requireUser(): Middleware<UserState> {
  return unsolved('attach');
}
