import { type Issue, issueToken } from '../auth/issue.ts';
import type { Config } from '../auth/setup.ts';
import type { PublicUser } from '../users/store.ts';
import { audienceAt } from './audiences.ts';
import type { TokenOptions } from './options.ts';

/**
 * Issues tokens as the course does, with the claims `aud` (RFC 7519, 4.1.3) and `sid` for an audience and a session, and the
 * `iat` of issueTime.
 */
export function tokenIssuer(config: Config, options: TokenOptions, sid?: string): Issue {
  return (user, now = Date.now()) => {
    const at = issueTime(user, now, options.tolerance);
    return issueToken(user, config, at, { ...audienceAt(at, options), ...(sid && { sid }) });
  };
}

/**
 * When a token is issued, in milliseconds. This is `now`, unless the user has just signed out: then it is the first second from
 * which tokens are valid, which may be `tolerance` seconds ahead.
 */
export function issueTime(user: PublicUser, now: number, tolerance = 0): number {
  const validFrom = 'tokensValidFrom' in user ? Number(user.tokensValidFrom) * 1000 : 0;
  // Not in the second of the sign-out itself: a second sign-out in it must revoke this token, too.
  return now >= validFrom - tolerance * 1000 ? Math.max(now, validFrom) : now;
}
