import { availableParallelism } from 'node:os';
import type { Middleware } from 'koa';
import pLimit from 'p-limit';
import { Refusal } from '../http/refusals.ts';

/** Whoever comes after so many is told at once, rather than served when they have long gone. */
const longestQueue = 100;

/**
 * To stand before whatever hashes a password: lets in as many requests at a time as leave one core free for those that
 * are cheap. The others wait, and when too many do, more are refused with 503.
 */
export function limitConcurrency(atOnce = Math.max(1, availableParallelism() - 1)): Middleware {
  const queue = pLimit(atOnce);
  return async (_ctx, next) => {
    if (queue.pendingCount >= longestQueue) throw new Refusal('busy');
    await queue(next);
  };
}
