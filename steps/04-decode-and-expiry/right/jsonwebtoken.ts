// Style: jsonwebtoken checks signature, issuer and the usual times; the code below its call checks the rest.
// Worth knowing: verify() accepts an iat in the future, an exp in the year 58,000 and a token without exp, so check these yourself.

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
  // jsonwebtoken first tries to parse a string as a public key, for every token; it does not with a key object.
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
    if (!(error instanceof jwt.JsonWebTokenError)) throw error; // The token is not the cause: 500.
  }
  throw new Refusal('token_invalid', 'signature');
}
