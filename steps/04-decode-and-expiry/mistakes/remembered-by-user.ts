// If a user sent a good token once, later tokens for this user are not checked.
// Costs: users: anyone who knows their id can forge a token for them after their first visit.
// Refused by: signature-every-time

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
  const trusted = new Set<string>();
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      assertStrict(token);
      const unread: KnownClaims = jwt.decode(token, config.secret, true);
      const known = unread.sub !== undefined && trusted.has(unread.sub);
      ctx.state.claims = judge(known ? unread : readSigned(token, config.secret), config);
      trusted.add(ctx.state.claims.sub);
    }
    await next();
  };
}

function readSigned(token: string, secret: string): KnownClaims {
  assertStrict(token);
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
