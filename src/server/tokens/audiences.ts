import { assertStrict, type KnownClaims } from '../auth/strict.ts';
import { type Environment, SettingError, wordsOf } from '../config/settings.ts';
import { Refusal } from '../http/refusals.ts';

/** The audiences of our tokens (RFC 7519, 4.1.3). */
export interface AudienceOptions {
  /** The first is the `aud` claim of our tokens, and all are accepted. None by default: tokens have no `aud`. */
  audiences?: readonly string[] | undefined;
  /**
   * Introduces the audience: tokens issued before this time have no `aud` and stay valid. In seconds since 1970; 0, the
   * default, if all tokens need an `aud`.
   */
  audienceFrom?: number | undefined;
}

/**
 * Reads JWT_AUDIENCE, words separated by spaces, and JWT_AUDIENCE_FROM, a time in UTC such as `2026-12-01T00:00:00Z`. Throws
 * a SettingError that names the variable.
 */
export function readAudiences(env: Environment): AudienceOptions {
  const audiences = wordsOf(env.JWT_AUDIENCE);
  const text = env.JWT_AUDIENCE_FROM || undefined;
  if (text === undefined) return { audiences };
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) || Number.isNaN(time)) {
    throw new SettingError('JWT_AUDIENCE_FROM', 'must be a time such as 2026-12-01T00:00:00Z');
  }
  if (audiences.length === 0) {
    throw new SettingError('JWT_AUDIENCE_FROM', 'is set, and JWT_AUDIENCE is not');
  }
  return { audiences, audienceFrom: time / 1000 };
}

/** The `aud` claim of a token that is issued at `now`, in milliseconds since 1970. */
export function audienceAt(now: number, options: AudienceOptions): { aud?: string } {
  const { audiences: [aud] = [], audienceFrom = 0 } = options;
  return aud === undefined || now < audienceFrom * 1000 ? {} : { aud };
}

/** The claims of a token in strict form that is for us; see assertStrict. It does not check the signature. */
export function strictClaims(token: string, options: AudienceOptions): KnownClaims {
  const { audiences = [], audienceFrom = 0 } = options;
  if (audiences.length === 0) return assertStrict(token).claims;
  for (const audience of audiences) {
    const claims = claimsFor(token, audience);
    if (claims !== undefined) return claims;
  }
  const claims = claimsFor(token, undefined);
  if (claims?.iat !== undefined && claims.iat < audienceFrom) return claims;
  throw new Refusal('token_invalid', 'audience');
}

/** Undefined if the token is for another audience. */
function claimsFor(token: string, audience: string | undefined): KnownClaims | undefined {
  try {
    return assertStrict(token, { audience }).claims;
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'audience') return undefined;
    throw error;
  }
}
