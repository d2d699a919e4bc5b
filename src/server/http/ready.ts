import type { Middleware } from 'koa';
import type { UserStore } from '../users/store.ts';
import { Refusal } from './refusals.ts';

/** An id that no user has. */
const unusedId = '00000000-0000-0000-0000-000000000000';

/**
 * For load balancers: 200 while the database answers and the server is not stopping, otherwise 503. `stopping` is aborted when
 * the server begins to stop.
 */
export function showReady(users: Pick<UserStore, 'findById'>, stopping?: AbortSignal): Middleware {
  return async (ctx) => {
    if (stopping?.aborted) throw new Refusal('stopping');
    await users.findById(unusedId);
    ctx.body = { status: 'ready' };
  };
}
