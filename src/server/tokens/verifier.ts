import { assertFresh, assertOurs, isSigned } from '../auth/decode.ts';
import type { Config } from '../auth/setup.ts';
import type { Claims } from '../auth/strict.ts';
import { Refusal } from '../http/refusals.ts';
import { strictClaims } from './audiences.ts';
import { memoize } from './memoize.ts';
import type { TokenOptions } from './options.ts';

/** The only spelling of an id that this server uses: a UUID in lower case (RFC 9562, 4). */
export const canonicalId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The claims of a valid token. */
export interface SessionClaims extends Claims {
  /** The id of the session, in a token that belongs to one (OpenID Connect Front-Channel Logout 1.0, 3). */
  sid?: string;
}

/** How many tokens are remembered with their signature: at most 4 KB each. */
const remembered = 1_000;

/**
 * The prototype of the error for every forged token. A new Refusal costs 2.45 µs for a stack trace that is never read, an
 * object with this prototype 0.26.
 */
const forged = new Refusal('token_invalid', 'signature');

/**
 * Verifies tokens as the course does, and in addition: previous secrets are tried in turn, a previous issuer is accepted, the
 * clocks of several machines may differ by `tolerance`, `aud` must be one of the audiences, and `exp - iat` is at most the
 * lifetime. A signature is computed once for each token; times and issuer are checked on every request.
 */
export function tokenVerifier(
  config: Config,
  options: TokenOptions,
): (token: string) => SessionClaims {
  const { previousSecrets = [], previousIssuer, tolerance = 0 } = options;
  const previous = { ...config, issuer: previousIssuer ?? config.issuer };
  const secrets = [config.secret, ...previousSecrets];
  const signedClaims = memoize((token) => {
    const claims = strictClaims(token, options);
    if (!secrets.some((secret) => isSigned(token, secret))) throw Object.create(forged);
    return { claims, session: sessionOf(claims) };
  }, remembered);

  return (token) => {
    const { claims, session } = signedClaims(token);
    const now = Date.now() / 1000;
    // The clock of another machine may be ahead of ours or behind it. After a sign-out, that machine may in addition issue
    // a token whose `iat` is ahead by the tolerance.
    const expected = claims.iss === previousIssuer ? previous : config;
    const ours = assertOurs(claims, expected, now + 2 * tolerance);
    // A token that was issued for longer than today's lifetime must not become valid again in its last days.
    if (ours.exp - (ours.iat ?? ours.exp) > config.lifetime) {
      throw new Refusal('token_invalid', 'lifetime');
    }
    return { ...assertFresh(ours, now - tolerance), ...session };
  };
}

function sessionOf(claims: object): { sid?: string } {
  const sid = 'sid' in claims ? claims.sid : undefined;
  return typeof sid === 'string' && canonicalId.test(sid) ? { sid } : {};
}
