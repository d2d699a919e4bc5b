import type { Context, Middleware } from 'koa';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { UserState } from '../auth/attach.ts';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { nameKey } from '../users/names.ts';
import type { Limit } from '../users/store.ts';
import { addressOf, asked, count, keyOf } from './attempts.ts';

const [minutes, hours, days] = [60, 60 * 60, 24 * 60 * 60];

/** How many attempts may fail, and in how many seconds. */
const limits = {
  /** For one user name, from one address. */
  pair: { keyPrefix: 'pair', points: 10, duration: 15 * minutes },
  /** For all user names together, from one address. */
  address: { keyPrefix: 'address', points: 100, duration: hours },
  /** For one user name, from all the addresses together that its owner has never signed in from. */
  name: { keyPrefix: 'name', points: 100, duration: hours },
  /** Where somebody has signed in before: there they get in, however many strangers try elsewhere. */
  home: { keyPrefix: 'home', points: 1, duration: 90 * days },
  /** Registrations from one address, whether they succeed or not. */
  newcomer: { keyPrefix: 'newcomer', points: 20, duration: hours },
} satisfies Record<string, Limit>;

/** Two brakes: each ends a request with 429 and `Retry-After` before it costs anything. */
export interface Throttle {
  /** To stand before whatever compares a password. Only what fails is counted. */
  passwords: Middleware<UserState>;
  registrations: Middleware;
}

/** For tests, and for who has a brake of their own in front. */
export const noThrottle: Throttle = {
  passwords: (_ctx, next) => next(),
  registrations: (_ctx, next) => next(),
};

/** Counts attempts in a database, so that all servers on it count together. Nothing in it tells a name or an address. */
export function createThrottle(newLimiter: (limit: Limit) => RateLimiterAbstract): Throttle {
  const pairs = newLimiter(limits.pair);
  const addresses = newLimiter(limits.address);
  const names = newLimiter(limits.name);
  const homes = newLimiter(limits.home);
  const newcomers = newLimiter(limits.newcomer);

  return {
    async passwords(ctx, next) {
      const username = ctx.state.user?.username ?? bodyField(ctx, 'username');
      if (typeof username !== 'string') return next();
      const [name, address, pair] = keysOf(ctx, username);
      const counts: [RateLimiterAbstract, string][] = [
        [addresses, address],
        [pairs, pair],
      ];
      if ((await asked(homes.get(pair))) === null) counts.push([names, name]);

      // Counted beforehand, so that many at a time are no way around it, and taken back where nothing failed.
      for (const [limiter, key] of counts) await count(limiter, key);
      const failed = await failureOf(next);
      for (const [limiter, key] of counts) {
        if (isWrongPassword(failed)) break;
        // A success begins the pair anew. It is not deleted: in SQLite that would not wait for another process that writes.
        const anew = failed === undefined && limiter === pairs;
        await tried(anew ? pairs.set(key, 0, limits.pair.duration) : limiter.reward(key));
      }
      if (failed !== undefined) throw failed;
      await tried(homes.set(pair, 1, limits.home.duration));
    },

    async registrations(ctx, next) {
      await count(newcomers, addressOf(ctx));
      await next();
      const [, , pair] = keysOf(ctx, String(bodyField(ctx, 'username')));
      await tried(homes.set(pair, 1, limits.home.duration));
    },
  };
}

/** What a name, an address, and the two together are counted under. */
function keysOf(ctx: Context, username: string): [name: string, address: string, pair: string] {
  const [name, address] = [keyOf(nameKey(username)), addressOf(ctx)];
  return [name, address, keyOf(`${name} ${address}`)];
}

/** For what is noted when all is done: a database that fails now must not turn a success into a failure. */
async function tried(noting: Promise<unknown>): Promise<void> {
  await noting.catch(() => {});
}

async function failureOf(next: () => Promise<unknown>): Promise<unknown> {
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
