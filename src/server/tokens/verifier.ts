import { assertFresh, assertOurs, isSigned } from '../auth/decode.ts';
import type { Config } from '../auth/setup.ts';
import { assertStrict, type Claims } from '../auth/strict.ts';
import { Refusal } from '../http/refusals.ts';
import { memoize } from './memoize.ts';
import type { TokenOptions } from './options.ts';

/** How many tokens are remembered with their signature: at most 4 KB each. */
const remembered = 1_000;

/**
 * The prototype of the error for every forged token. A new Refusal costs 2.45 µs for a stack trace that is never read, an
 * object with this prototype 0.26.
 */
const forged = new Refusal('token_invalid', 'signature');

/**
 * Verifies tokens as the course does, and in addition: previous secrets are tried in turn, the clocks of several
 * machines may differ by `tolerance`, `aud` must be the audience. A signature is computed once for each token;
 * times and issuer are checked on every request.
 */
export function tokenVerifier(
  config: Config,
  { previousSecrets = [], audience, tolerance = 0 }: TokenOptions,
): (token: string) => Claims {
  const secrets = [config.secret, ...previousSecrets];
  const signedClaims = memoize((token) => {
    const { claims } = assertStrict(token, { audience });
    if (!secrets.some((secret) => isSigned(token, secret))) throw Object.create(forged);
    return claims;
  }, remembered);

  return (token) => {
    const claims = signedClaims(token);
    const now = Date.now() / 1000;
    // The clock of another machine may be ahead of ours or behind it.
    return assertFresh(assertOurs(claims, config, now + tolerance), now - tolerance);
  };
}
