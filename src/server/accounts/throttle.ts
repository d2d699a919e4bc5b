import type { Context, Middleware } from 'koa';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { UserState } from '../auth/attach.ts';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { nameKey } from '../users/names.ts';
import type { Limit } from '../users/store.ts';
import { addressOf, count, keyOf, queryLimiter } from './attempts.ts';

const [minutes, hours, days] = [60, 60 * 60, 24 * 60 * 60];

/** How many attempts may fail, and in how many seconds. The prefixes are stored in databases, so they keep their names. */
const limits = {
  /** For one username from one address. */
  pair: { keyPrefix: 'pair', points: 10, duration: 15 * minutes },
  /** For all usernames from one address. */
  address: { keyPrefix: 'address', points: 100, duration: hours },
  /** For one username from all addresses together from which the user has never signed in. */
  name: { keyPrefix: 'name', points: 100, duration: hours },
  /** Addresses from which a user has signed in: attempts from other addresses do not lock the user out there. */
  knownPair: { keyPrefix: 'home', points: 1, duration: 90 * days },
  /** Registrations from one address, whether they succeed or not. */
  registration: { keyPrefix: 'newcomer', points: 20, duration: hours },
} satisfies Record<string, Limit>;

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
export function createThrottle(newLimiter: (limit: Limit) => RateLimiterAbstract): Throttle {
  const pairs = newLimiter(limits.pair);
  const addresses = newLimiter(limits.address);
  const names = newLimiter(limits.name);
  const knownPairs = newLimiter(limits.knownPair);
  const registrations = newLimiter(limits.registration);
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
