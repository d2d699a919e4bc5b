// The expiry is checked before the signature.
// Costs: everybody: an attacker who makes up tokens learns step by step how the program reads them.
// Refused by: expiry-told-to-owner

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
    if (token !== undefined) ctx.state.claims = judge(readSigned(token, config.secret), config);
    await next();
  };
}

function readSigned(token: string, secret: string): KnownClaims {
  assertStrict(token);
  const unread: KnownClaims = jwt.decode(token, secret, true);
  if (unread.exp !== undefined && unread.exp * 1000 <= Date.now())
    throw new Refusal('token_expired');
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message === 'Token expired') throw new Refusal('token_expired');
    const reason = message === 'Token not yet active' ? 'not_yet' : 'signature';
    throw new Refusal('token_invalid', reason);
  }
}

function judge({ iss, sub, iat = 0, nbf = 0, exp }: KnownClaims, config: Config): Claims {
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now || nbf > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}
