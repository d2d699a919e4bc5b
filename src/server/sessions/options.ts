import type { Config } from '../auth/setup.ts';
import { type Environment, readSwitch, wholeNumber } from '../config/settings.ts';

const day = 24 * 60 * 60;
/** Seconds. A client renews its access token silently, so the token may live for a short time. */
const shortLifetime = 15 * 60;

/** The settings of sessions. */
export interface SessionOptions {
  /** Seconds after its last refresh until a session expires. */
  lifetime: number;
  /** Seconds for which a refresh token may be sent again, for several tabs and lost responses. */
  interval: number;
  /** Sessions of one user. A further sign-in ends the one that was used least recently. */
  perUser: number;
  /** True if the refresh token is in a cookie, false if it is in the JSON. */
  cookie: boolean;
}

/**
 * Reads SESSION_LIFETIME and REFRESH_INTERVAL (seconds), SESSIONS_PER_USER and SESSION_COOKIE. Returns undefined without
 * SESSION_LIFETIME: then there are no sessions. Throws a SettingError.
 */
export function readSessionOptions(env: Environment): SessionOptions | undefined {
  if (!env.SESSION_LIFETIME) return undefined;
  return {
    lifetime: wholeNumber(env, 'SESSION_LIFETIME', { fallback: 0, min: 1, max: 366 * day }),
    interval: wholeNumber(env, 'REFRESH_INTERVAL', { fallback: 10, min: 0, max: 300 }),
    perUser: wholeNumber(env, 'SESSIONS_PER_USER', { fallback: 20, min: 1, max: 1_000 }),
    cookie: readSwitch(env, 'SESSION_COOKIE', false),
  };
}

/** With sessions, access tokens live for 15 minutes, unless TOKEN_LIFETIME is set. */
export function shortenLifetime(config: Config, env: Environment): Config {
  return env.TOKEN_LIFETIME ? config : { ...config, lifetime: shortLifetime };
}
