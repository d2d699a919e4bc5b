// The algorithm is pinned, but the header may say what it likes.
// Costs: a token that calls itself unsigned is accepted here and believed or refused elsewhere: two readers, two truths.
// Refused by: header-checked

import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import type { KnownClaims } from '#server/strict.ts';

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
  if (token.length > 4096) throw new Refusal('token_invalid');
  const { iss, sub, iat = 0, exp } = decodeSigned(token, config.secret);
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now) throw new Refusal('token_invalid', 'issued_later');
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}

function decodeSigned(token: string, secret: string): KnownClaims {
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const expired = error instanceof Error && error.message === 'Token expired';
    throw expired ? new Refusal('token_expired') : new Refusal('token_invalid', 'signature');
  }
}
