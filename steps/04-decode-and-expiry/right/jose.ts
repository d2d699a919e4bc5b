// Style: jose, which works with promises; the class of an error tells the reason.
// Worth knowing: jose rounds the clock down to whole seconds: it refuses an nbf of 1.5 until 2, and accepts an exp of 1.5 until 2. A tolerance of one second leaves the times to your own comparisons.

import { createSecretKey } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict } from '#server/strict.ts';

export type { Claims, ClaimsState };

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const verify = verifier(config);
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      assertStrict(token);
      const claims = await verify(token).catch(refuse);
      ctx.state.claims = inTime(claims, config);
    }
    await next();
  };
}

function verifier({ secret, issuer }: Config): (token: string) => Promise<JWTPayload> {
  const key = createSecretKey(secret, 'utf8');
  const demands = {
    algorithms: ['HS256'],
    issuer,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: 1,
  };
  return async (token) => (await jwtVerify(token, key, demands)).payload;
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new Refusal('token_expired');
  if (error instanceof errors.JOSEError) throw new Refusal('token_invalid', reasonOf(error));
  throw error; // The token is not the cause: 500.
}

function reasonOf(error: errors.JOSEError) {
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'signature';
  if (error.claim === 'iss') return 'issuer';
  return error.claim === 'nbf' ? 'not_yet' : 'claims';
}

function inTime({ iss, sub, iat = 0, nbf = 0, exp }: JWTPayload, { lifetime }: Config): Claims {
  const now = Date.now() / 1000;
  if (iss === undefined || sub === undefined || exp === undefined) {
    throw new Refusal('token_invalid', 'claims');
  }
  if (iat > now || nbf > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}
