import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import type { Config } from '#server/setup.ts';

// You will want these, too:
// import jwt from 'jwt-simple';                                            jwt.decode(token, secret, false, 'HS256')
// import { Refusal } from '#server/refusals.ts';                           'token_invalid' or 'token_expired'
// import { assertStrict, type KnownClaims } from '#server/strict.ts';      what jwt-simple forgets to check

export type { Claims, ClaimsState };

/** Judges the token. A bad one always ends the request with 401 (RFC 6750, 3.1); without one the request goes on. */
export function decodeToken(_config: Config): Middleware<TokenState & ClaimsState> {
  // TODO: return a middleware that judges ctx.state.token, if there is one, and leaves ctx.state.claims behind: signed
  // by us, from our issuer, not from the future, not expired, and not living longer than config.lifetime allows.
  return unsolved('decode');
}
