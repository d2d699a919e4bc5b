import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import type { Config } from '#server/setup.ts';

// You will also need these imports:
// import jwt from 'jwt-simple';                                            jwt.decode(token, secret, false, 'HS256')
// import { Refusal } from '#server/refusals.ts';                           'token_invalid' or 'token_expired'
// import { assertStrict, type KnownClaims } from '#server/strict.ts';      checks what jwt-simple does not check

export type { Claims, ClaimsState };

/** Verifies the token of a request. A bad one always gets 401 (RFC 6750, 3.1). Without a token the request goes on. */
export function decodeToken(_config: Config): Middleware<TokenState & ClaimsState> {
  // TODO: return a middleware that checks ctx.state.token, if there is one, and then sets ctx.state.claims. A token is
  // valid if we signed it, its issuer is ours, it is not from the future, it has not expired, and it does not live
  // longer than config.lifetime.
  return unsolved('decode');
}
