// Style: requests that arrive in the same turn of the event loop share one look-up, and Server-Timing tells how long it took.
// Worth knowing: the look-up begins when all of them have arrived, so each still sees the user of this moment.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import { Refusal } from '#server/refusals.ts';
import {
  type PublicUser,
  publicUser,
  type StoredUser,
  type UserStore,
} from '#server/users/store.ts';

export type { UserState };

function shareInTurn<Key, Value>(call: (key: Key) => Promise<Value>) {
  const joined = new Map<Key, Promise<Value>>();
  return (key: Key): Promise<Value> => {
    const result =
      joined.get(key) ??
      nextTurn().then(() => {
        joined.delete(key); // A request that comes later must see later changes.
        return call(key);
      });
    joined.set(key, result);
    return result;
  };
}

function found(user: StoredUser | undefined): PublicUser {
  if (user === undefined) throw new Refusal('token_invalid', 'no_such_user');
  return publicUser(user);
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  const findById = shareInTurn((id: string) => users.findById(id));
  return async (ctx, next) => {
    const started = performance.now();
    if (ctx.state.claims !== undefined) {
      ctx.state.user = found(await findById(ctx.state.claims.sub));
      ctx.set('Server-Timing', `user;dur=${(performance.now() - started).toFixed(1)}`);
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async function requireUserOf({ state: { user } }, next) {
    if (user === undefined) throw new Refusal('token_missing');
    return await next();
  };
}
