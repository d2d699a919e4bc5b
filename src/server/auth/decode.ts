import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { Refusal } from '../http/refusals.ts';
import type { TokenState } from './extract.ts';
import type { Config } from './setup.ts';
import { assertStrict, type Claims, type KnownClaims } from './strict.ts';

export type { Claims };

/** The state that decodeToken adds; empty if the request has no token. */
export interface ClaimsState {
  claims?: Claims;
}

/** Returns the claims of a valid token. Throws a Refusal: `token_expired`, or `token_invalid` with a reason for the log. */
export function verifyToken(token: string, config: Config): Claims {
  const { claims } = assertStrict(token);
  // Until the signature is checked, anyone may have written the claims (RFC 7515, 5.2).
  if (!isSigned(token, config.secret)) throw new Refusal('token_invalid', 'signature');
  return assertFresh(assertOurs(claims, config));
}

/** True if the secret signed the token. The third argument must stay false; the fourth pins HS256 (RFC 8725, 3.1). */
export function isSigned(token: string, secret: string): boolean {
  try {
    jwt.decode(token, secret, false, 'HS256');
    return true;
  } catch (error) {
    // jwt-simple throws these two after it has checked the signature. The times are checked below.
    return error instanceof Error && /^Token (expired|not yet active)$/.test(error.message);
  }
}

/** Returns the claims if we issue such claims. Throws a Refusal if not (RFC 7519, 4.1). `now` is in seconds. */
export function assertOurs(claims: KnownClaims, config: Config, now = Date.now() / 1000): Claims {
  const { iss, sub, iat, nbf, exp } = claims;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (Math.max(iat ?? 0, nbf ?? 0) > now) throw new Refusal('token_invalid', 'not_yet');
  // None of our tokens lives longer. One with its `exp` in milliseconds does.
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  return { iss, sub, iat, exp };
}

/** Throws a Refusal from the moment of `exp` on, not a second later (RFC 7519, 4.1.4). `now` is in seconds. */
export function assertFresh(claims: Claims, now = Date.now() / 1000): Claims {
  if (claims.exp <= now) throw new Refusal('token_expired');
  return claims;
}

/** Verifies the token of a request. A bad one always gets 401 (RFC 6750, 3.1). Without a token the request goes on. */
export function decodeToken(
  config: Config,
  verify = (token: string) => verifyToken(token, config),
): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    if (ctx.state.token !== undefined) ctx.state.claims = verify(ctx.state.token);
    await next();
  };
}
