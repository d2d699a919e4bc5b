// Style: the condition is a separate middleware: `where` runs a chain only for requests with the needed state.
// Worth knowing: compose()(ctx, next) runs a chain in the middle of another one; it then calls the next that you pass.

import type { Middleware } from 'koa';
import compose from 'koa-compose';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal, type RefusalName } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

type State = ClaimsState & UserState;

export function attachUser(users: UserStore): Middleware<State> {
  return where(
    (state) => state.claims !== undefined,
    compose([lookUp(users), demand('token_invalid')]),
  );
}

export function requireUser(): Middleware<UserState> {
  return demand('token_missing');
}

/** Runs a middleware only for requests with the state that it needs. */
function where(holds: (state: State) => boolean, middleware: Middleware<State>): Middleware<State> {
  return (ctx, next) => (holds(ctx.state) ? middleware(ctx, next) : next());
}

function lookUp(users: UserStore): Middleware<State> {
  return async ({ state }, next) => {
    const user = state.claims && (await users.findById(state.claims.sub));
    if (user) state.user = publicUser(user);
    await next();
  };
}

/** Throws a refusal if there is no user. */
function demand(refusal: RefusalName): Middleware<UserState> {
  return async ({ state }, next) => {
    if (state.user === undefined) throw new Refusal(refusal);
    await next();
  };
}
