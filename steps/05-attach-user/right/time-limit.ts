// Style: a look-up may take two seconds; then the response is 503 with Retry-After.
// Worth knowing: a time limit must not look like a missing user: 401 would make every client sign out.

import { setTimeout } from 'node:timers/promises';
import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import { publicUser, type UserStore } from '#server/users/store.ts';

export type { UserState };

const limitMs = 2000;

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async ({ state }, next) => {
    if (state.claims !== undefined) {
      const user = await soon(users.findById(state.claims.sub));
      if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
      state.user = publicUser(user);
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async ({ state }, next) => {
    if (state.user === undefined) throw new Refusal('token_missing');
    await next();
  };
}

/** The value of a promise; 503 if it takes too long. */
async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const late = setTimeout(limitMs, undefined, { signal: stop.signal }).then(() => {
    throw new Refusal('busy');
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}
