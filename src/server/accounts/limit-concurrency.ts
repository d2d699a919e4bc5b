import { availableParallelism } from 'node:os';
import type { Middleware } from 'koa';
import { Refusal } from '../http/refusals.ts';
import { addressOf } from './attempts.ts';
import { makeFairQueue } from './fair-queue.ts';

/** Maximum queue length. Further requests get 503 immediately. */
const longestQueue = 100;

/**
 * For routes that hash a password: handles as many requests at once as leave one core free for other requests. The rest
 * wait in a queue in which addresses take turns. A request whose client is gone leaves the queue.
 */
export function limitConcurrency(atOnce = Math.max(1, availableParallelism() - 1)): Middleware {
  const queue = makeFairQueue(longestQueue, () => new Refusal('busy'));
  let running = 0;

  return async (ctx, next) => {
    if (running < atOnce) running += 1;
    else {
      const address = addressOf(ctx);
      const turn = queue.join(address);
      const leave = () => {
        queue.leave(address, turn);
        turn.reject(new Refusal('busy'));
      };
      if (ctx.res.closed) leave();
      else ctx.res.once('close', leave);
      await turn.promise;
      ctx.res.off('close', leave);
    }
    try {
      await next();
    } finally {
      // A request that starts from the queue takes this one's place.
      if (!queue.startNext()) running -= 1;
    }
  };
}
