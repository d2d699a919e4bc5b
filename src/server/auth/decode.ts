import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { Refusal } from '../http/refusals.ts';
import { withoutStack } from '../http/without-stack.ts';
import { remember } from '../tokens/memoize.ts';
import type { TokenState } from './extract.ts';
import type { Config } from './setup.ts';
import { assertStrict, type KnownClaims } from './strict.ts';

/** How many tokens' signatures are not computed again: at most 4 KB each. */
const tokensRemembered = 1_000;

/** The claims of a token that we issued and that is valid now; `iat` and `exp` in seconds. */
export interface Claims {
  iss: string;
  sub: string;
  iat?: number | undefined;
  exp: number;
}

/** What decodeToken leaves behind; nothing where no token came. */
export interface ClaimsState {
  claims?: Claims;
}

/** Judges the token. A bad one always ends the request with 401 (RFC 6750, 3.1); without one the request goes on. */
export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const read = remember((token) => readSigned(token, config), tokensRemembered);
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = judge(read(token), config);
    await next();
  };
}

/** Four arguments, always: the third must stay false, and the fourth pins the algorithm (RFC 8725, 3.1). */
function readSigned(token: string, config: Config): KnownClaims {
  const { kid, claims } = assertStrict(token, config);
  // A token that names no key is judged by the one that signs now.
  const secret = kid === undefined ? config.secret : (config.keys?.get(kid) ?? '');
  try {
    withoutStack(() => jwt.decode(token, secret, false, 'HS256'));
  } catch (error) {
    // jwt-simple checks the signature before the times, which are judged below, with our tolerance.
    const message = error instanceof Error ? error.message : '';
    if (message !== 'Token expired' && message !== 'Token not yet active') {
      throw new Refusal('token_invalid', 'signature');
    }
  }
  return claims;
}

/** What depends on the clock is judged on every request, remembered or not (RFC 7519, 4.1). */
function judge({ iss, sub, iat, nbf, exp }: KnownClaims, config: Config): Claims {
  const now = Date.now() / 1000;
  const { tolerance = 0 } = config;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (Math.max(iat ?? 0, nbf ?? 0) > now + tolerance) throw new Refusal('token_invalid', 'not_yet');
  // Further ahead than any token of ours: an `exp` in milliseconds, for one.
  if (exp > now + tolerance + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  // On or after its expiration time a token must not be accepted (RFC 7519, 4.1.4).
  if (exp + tolerance <= now) throw new Refusal('token_expired');
  return { iss, sub, iat, exp };
}
