// Style: the signatures of known tokens are remembered, and everything that depends on the clock is checked every time.
// Worth knowing: a signature that is right stays right, a token does not stay valid; and each app needs a memory of its own.

import { createHash } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export type { Claims, ClaimsState };

/** Number of tokens that are remembered. */
const most = 200;

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  const signed = new Map<string, Readonly<KnownClaims>>();

  function read(token: string): Readonly<KnownClaims> {
    const key = createHash('sha256').update(token).digest('base64');
    const known = signed.get(key);
    if (known !== undefined) return known;
    const { claims } = assertStrict(token);
    assertSigned(token, config.secret);
    signed.set(key, Object.freeze(claims));
    const [oldest] = signed.keys();
    if (signed.size > most && oldest !== undefined) signed.delete(oldest);
    return claims;
  }

  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) ctx.state.claims = judge(read(token), config);
    await next();
  };
}

function assertSigned(token: string, secret: string): void {
  try {
    jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const late = message === 'Token expired' || message === 'Token not yet active';
    if (!late) throw new Refusal('token_invalid', 'signature');
  }
}

function judge({ iss, sub, exp, ...begins }: Readonly<KnownClaims>, config: Config): Claims {
  const now = Date.now() / 1000;
  if (iss !== config.issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');
  const { iat = now, nbf = now } = begins;
  if (Math.max(iat, nbf) > now) throw new Refusal('token_invalid', 'not_yet');
  if (exp > now + config.lifetime) throw new Refusal('token_invalid', 'lifetime');
  if (exp <= now) throw new Refusal('token_expired');
  return { iss, sub, exp };
}
