// Style: all times are Temporal.Instants, so seconds cannot be compared with milliseconds by mistake.
// Worth knowing: `<` throws for instants, but not for Dates and numbers; Temporal.Instant.compare returns -1, 0 or 1.

import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export type { Claims, ClaimsState };

/** The latest Instant, in the year 275760, in milliseconds. */
const endOfTime = 8.64e15;

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      assertStrict(token);
      ctx.state.claims = judge(signed(token, config.secret), config);
    }
    await next();
  };
}

function signed(token: string, secret: string): KnownClaims {
  try {
    return jwt.decode(token, secret, false, 'HS256');
  } catch (error) {
    const expired = error instanceof Error && error.message === 'Token expired';
    throw expired ? new Refusal('token_expired') : new Refusal('token_invalid', 'signature');
  }
}

function judge({ iss, sub, iat, nbf, exp }: KnownClaims, { issuer, lifetime }: Config): Claims {
  const now = Temporal.Now.instant();
  if (iss !== issuer) throw new Refusal('token_invalid', 'issuer');
  if (sub === undefined || exp === undefined) throw new Refusal('token_invalid', 'claims');

  for (const begin of [iat, nbf]) {
    if (begin === undefined) continue;
    if (isAfter(instantOf(begin), now)) throw new Refusal('token_invalid', 'not_yet');
  }
  const end = instantOf(exp);
  if (isAfter(end, now.add({ seconds: lifetime }))) throw new Refusal('token_invalid', 'lifetime');
  if (!isAfter(end, now)) throw new Refusal('token_expired');
  return { iss, sub, exp };
}

/** Turns a NumericDate, in seconds, into an Instant; times out of range become the first or last Instant. */
function instantOf(seconds: number): Temporal.Instant {
  const milliseconds = Math.max(-endOfTime, Math.min(Math.trunc(seconds * 1000), endOfTime));
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
