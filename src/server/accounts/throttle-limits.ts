import { type Environment, wholeNumber } from '../config/settings.ts';
import type { Limit } from '../users/store.ts';

const [minutes, hours, days] = [60, 60 * 60, 24 * 60 * 60];

/** How many attempts may fail, and in how many seconds. The prefixes are stored in databases, so they keep their names. */
export const limits = {
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

/** Other numbers of attempts than the defaults. */
export interface ThrottleLimits {
  /** Wrong passwords for one name from one address, in 15 minutes; 10 by default. */
  pair?: number;
  /** Wrong passwords from one address, in an hour; 100 by default. */
  address?: number;
  /** Registrations from one address, in an hour; 20 by default. */
  registration?: number;
}

/** Reads LOGIN_LIMIT, ADDRESS_LIMIT and REGISTRATION_LIMIT. Throws a SettingError that names the variable. */
export function readThrottleLimits(env: Environment): ThrottleLimits {
  const read = (variable: string, { points }: Limit) =>
    wholeNumber(env, variable, { fallback: points, min: 1, max: 1_000_000 });
  return {
    pair: read('LOGIN_LIMIT', limits.pair),
    address: read('ADDRESS_LIMIT', limits.address),
    registration: read('REGISTRATION_LIMIT', limits.registration),
  };
}
