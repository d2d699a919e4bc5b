// Style: jsonwebtoken checks signature, issuer and the usual times; what it leaves open stands below its call.
// Worth knowing: verify() takes an iat in the future, an exp in the year 58,000 and a token without exp: a verified token is not yet a good one.

import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict } from '#server/strict.ts';

export type { Claims, ClaimsState };

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  // Given a text, jsonwebtoken first tries to read it as a public key, for every token anew; given a key, it does not.
  const key = createSecretKey(config.secret, 'utf8');
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = claimsOf(token, key, config);
    await next();
  };
}

function claimsOf(token: string, key: KeyObject, { issuer, lifetime }: Config): Claims {
  const now = Date.now() / 1000;
  assertStrict(token);
  const { sub, iat = now, exp } = verify(token, key, issuer, now);
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  if (iat > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + lifetime) throw new Refusal('token_invalid', 'lifetime');
  return { iss: issuer, sub, exp };
}

function verify(token: string, key: KeyObject, issuer: string, now: number): jwt.JwtPayload {
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], issuer, clockTimestamp: now });
    if (typeof claims !== 'string') return claims;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new Refusal('token_expired');
    if (error instanceof jwt.NotBeforeError) throw new Refusal('token_invalid', 'not_yet');
    if (!(error instanceof jwt.JsonWebTokenError)) throw error; // No fault of the token: 500.
  }
  throw new Refusal('token_invalid', 'signature');
}
