// Style: the rules for claims are a table: a refusal, a reason, and a test; the first row that applies decides.
// Worth knowing: the order of the list is the policy; "expired" is last, because only a token without other faults may be called expired.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Claims, ClaimsState } from '#server/decode.ts';
import type { TokenState } from '#server/extract.ts';
import { Refusal, type RefusalName, type TokenFault } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { assertStrict, type KnownClaims } from '#server/strict.ts';

export type { Claims, ClaimsState };

interface Rule {
  refusal: RefusalName;
  reason: TokenFault | RefusalName;
  applies(claims: KnownClaims, config: Config, now: number): boolean;
}

const rules: Rule[] = [
  rule('token_invalid', 'issuer', ({ iss }, { issuer }) => iss !== issuer),
  rule('token_invalid', 'claims', ({ sub, exp }) => sub === undefined || exp === undefined),
  rule('token_invalid', 'not_yet', ({ iat = 0 }, _config, now) => iat > now),
  rule('token_invalid', 'not_yet', ({ nbf = 0 }, _config, now) => nbf > now),
  rule('token_invalid', 'lifetime', ({ exp = 0 }, { lifetime }, now) => exp > now + lifetime),
  rule('token_expired', 'token_expired', ({ exp = 0 }, _config, now) => exp <= now),
];

export function decodeToken(config: Config): Middleware<TokenState & ClaimsState> {
  return async (ctx, next) => {
    const { token } = ctx.state;
    if (token !== undefined) {
      const claims = signedClaims(token, config.secret);
      const now = Date.now() / 1000;
      const broken = rules.find(({ applies }) => applies(claims, config, now));
      if (broken !== undefined) throw new Refusal(broken.refusal, broken.reason);
      const { iss = '', sub = '', exp = 0 } = claims;
      ctx.state.claims = { iss, sub, exp };
    }
    await next();
  };
}

/** Checks form and signature; the rules check the times. */
function signedClaims(token: string, secret: string): KnownClaims {
  assertStrict(token);
  const [header, claims = '', signature = ''] = token.split('.');
  const wanted = createHmac('sha256', secret).update(`${header}.${claims}`).digest();
  if (!timingSafeEqual(wanted, Buffer.from(signature, 'base64url'))) {
    throw new Refusal('token_invalid', 'signature');
  }
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

function rule(refusal: RefusalName, reason: Rule['reason'], applies: Rule['applies']): Rule {
  return { refusal, reason, applies };
}
