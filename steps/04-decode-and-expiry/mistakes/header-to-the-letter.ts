// The header must be jwt-simple's, letter by letter.
// Costs: issuers with another library: a correct header in another order, or without typ, is refused.
// Refused by: header-checked

import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';
import { memoize } from '#server/tokens/memoize.ts';

/** The number of tokens whose signatures are remembered: at most 4 KB each. */
const tokensRemembered = 1_000;

/** The claims of a token that we issued and that is valid now; `exp` in seconds. */
export interface Claims {
  iss: string;
  sub: string;
  exp: number;
}

/** The state that decodeToken adds; empty if there is no token. */
export interface ClaimsState {
  claims?: Claims;
}

/** Checks the token. A bad one always gets 401 (RFC 6750, 3.1); without a token the request continues. */
export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const read = memoize((token) => readSigned(token, config.secret), tokensRemembered);
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = judge(read(token), config);
    await next();
  };
}

/** Always pass four arguments: the third must be false, and the fourth pins the algorithm (RFC 8725, 3.1). */
function readSigned(token: string, secret: string): KnownClaims {
  assertStrict(token);
  if (!token.startsWith('eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.'))
    throw new Refusal('token_invalid', 'header');
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message === 'Token expired') throw new Refusal('token_expired');
    const reason = message === 'Token not yet active' ? 'not_yet' : 'signature';
    throw new Refusal('token_invalid', reason);
  }
}

/** Claims about time are checked on every request, remembered or not (RFC 7519, 4.1). */
function judge({ iss, sub, iat = 0, nbf = 0, exp }: KnownClaims, config: Config): Claims {
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now || nbf > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}
