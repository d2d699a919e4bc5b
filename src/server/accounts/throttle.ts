import type { Context, Middleware } from 'koa';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { UserState } from '../auth/attach.ts';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { nameKey } from '../users/names.ts';
import type { Limit } from '../users/store.ts';
import { addressOf, count, keyOf, queryLimiter } from './attempts.ts';
import { limits, type ThrottleLimits } from './throttle-limits.ts';

/** Two middlewares. Each ends a request over a limit with 429 and `Retry-After`, before a password is hashed. */
export interface Throttle {
  /** For routes that compare a password. Only wrong passwords count. */
  passwords: Middleware<UserState>;
  registrations: Middleware;
}

/** No rate limits: for tests, or if a proxy already limits requests. */
export const noThrottle: Throttle = {
  passwords: (_ctx, next) => next(),
  registrations: (_ctx, next) => next(),
};

/** Counts attempts in a database, so that all servers share the counts. Its keys are hashes of names and addresses. */
export function createThrottle(
  newLimiter: (limit: Limit) => RateLimiterAbstract,
  { pair, address, registration }: ThrottleLimits = {},
): Throttle {
  const limiterOf = (limit: Limit, points = limit.points) => newLimiter({ ...limit, points });
  const pairs = limiterOf(limits.pair, pair);
  const addresses = limiterOf(limits.address, address);
  const names = limiterOf(limits.name);
  const knownPairs = limiterOf(limits.knownPair);
  const registrations = limiterOf(limits.registration, registration);
  const rememberPair = (pair: string) =>
    unlessFailing(() => knownPairs.set(pair, 1, limits.knownPair.duration));

  return {
    async passwords(ctx, next) {
      const username = ctx.state.user?.username ?? bodyField(ctx, 'username');
      if (typeof username !== 'string') return next();
      const [name, address, pair] = keysOf(ctx, username);
      const counts: [RateLimiterAbstract, string][] = [
        [addresses, address],
        [pairs, pair],
      ];
      if ((await queryLimiter(() => knownPairs.get(pair))) === null) counts.push([names, name]);

      // Attempts count before the password is compared, so that parallel ones cannot exceed the limit.
      for (const [limiter, key] of counts) await count(limiter, key);
      const error = await errorOf(next);
      for (const [limiter, key] of counts) {
        if (isWrongPassword(error)) break;
        // Only a wrong password counts. A success also clears the earlier failures of the pair.
        const clear = error === undefined && limiter === pairs;
        await unlessFailing(() => (clear ? pairs.delete(key) : limiter.reward(key)));
      }
      if (error !== undefined) throw error;
      await rememberPair(pair);
    },

    async registrations(ctx, next) {
      await count(registrations, addressOf(ctx));
      await next();
      const [, , pair] = keysOf(ctx, String(bodyField(ctx, 'username')));
      await rememberPair(pair);
    },
  };
}

/** The keys under which a name, an address and the pair of both are counted. */
function keysOf(ctx: Context, username: string): [name: string, address: string, pair: string] {
  const [name, address] = [keyOf(nameKey(username)), addressOf(ctx)];
  return [name, address, keyOf(`${name} ${address}`)];
}

/** For notes after the work is done: a database that fails now must not turn a success into an error. */
async function unlessFailing(query: () => Promise<unknown>): Promise<void> {
  await queryLimiter(query).catch(() => {});
}

async function errorOf(next: () => Promise<unknown>): Promise<unknown> {
  try {
    await next();
    return undefined;
  } catch (error) {
    return error;
  }
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Refusal && error.reason === 'credentials_wrong';
}
