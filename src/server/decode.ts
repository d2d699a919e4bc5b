import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { TokenState } from './extract.ts';
import { Refusal } from './refusals.ts';
import type { Config } from './setup.ts';
import { assertStrict, type KnownClaims } from './strict.ts';

/** The claims of a token that we issued and that is valid now; `exp` in seconds. */
export interface Claims {
  iss: string;
  sub: string;
  exp: number;
}

/** What decodeToken leaves behind; nothing where no token came. */
export interface ClaimsState {
  claims?: Claims;
}

/** Judges the token. A bad one always ends the request with 401 (RFC 6750, 3.1); without one the request goes on. */
export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = verifyToken(token, config);
    await next();
  };
}

function verifyToken(token: string, config: Config): Claims {
  assertStrict(token);
  const { iss, sub, iat = 0, exp } = decodeSigned(token, config.secret);
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now) throw new Refusal('token_invalid', 'issued_later');
  // Further ahead than any token of ours: an `exp` in milliseconds, for one.
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  // On or after its expiration time a token must not be accepted (RFC 7519, 4.1.4).
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}

/** Four arguments, always: the third must stay false, and the fourth pins the algorithm (RFC 8725, 3.1). */
function decodeSigned(token: string, secret: string): KnownClaims {
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    // jwt-simple looks at the signature first, so only a token that was ours is called expired.
    const expired = error instanceof Error && error.message === 'Token expired';
    throw expired ? new Refusal('token_expired') : new Refusal('token_invalid', 'signature');
  }
}
