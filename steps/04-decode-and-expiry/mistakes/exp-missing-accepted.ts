// As in the article, exp is compared without a look whether it is there.
// Costs: undefined <= now is false: such a token never expires.
// Refused by: expiry-required

import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export interface Claims {
  iss: string;
  sub: string;
  exp: number;
}

export interface ClaimsState {
  claims?: Claims;
}

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
  if (sub === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now) throw new Refusal('token_invalid', 'issued_later');
  if (exp !== undefined && exp > now + config.lifetime)
    throw new Refusal('token_invalid', 'lifetime');
  if (exp !== undefined && exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp: exp ?? Number.POSITIVE_INFINITY };
}

function decodeSigned(token: string, secret: string): KnownClaims {
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const expired = error instanceof Error && error.message === 'Token expired';
    throw expired ? new Refusal('token_expired') : new Refusal('token_invalid', 'signature');
  }
}
