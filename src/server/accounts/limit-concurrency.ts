import { availableParallelism } from 'node:os';
import type { Middleware } from 'koa';
import pLimit from 'p-limit';
import { Refusal } from '../http/refusals.ts';

/** Maximum queue length. Further requests get 503 immediately. */
const longestQueue = 100;

/**
 * For routes that hash a password: handles as many requests at once as leave one core free for other requests. The rest
 * wait in a queue.
 */
export function limitConcurrency(atOnce = Math.max(1, availableParallelism() - 1)): Middleware {
  const queue = pLimit(atOnce);
  return async (_ctx, next) => {
    if (queue.pendingCount >= longestQueue) throw new Refusal('busy');
    await queue(next);
  };
}
