import type { Place } from '../auth/extract.ts';
import type { Config } from '../auth/setup.ts';
import { weaknessOf } from '../config/secret.ts';
import { type Environment, SettingError, wholeNumber, wordsOf } from '../config/settings.ts';
import { type AudienceOptions, readAudiences } from './audiences.ts';
import { allPlaces } from './carriers.ts';

/** What production may set for its tokens. Each is optional; without any, tokens are those of the course. */
export interface TokenOptions extends AudienceOptions {
  /** Secrets that still verify tokens and do not sign new ones, at most two. None by default. */
  previousSecrets?: readonly string[] | undefined;
  /** An `iss` claim that is still accepted and not written. None by default. */
  previousIssuer?: string | undefined;
  /** By how much the clocks of our machines may differ, in seconds. 0 by default. */
  tolerance?: number | undefined;
  /** Where a token may be sent, in order of precedence. The three places of the course by default. */
  places?: readonly Place[] | undefined;
  /** With `reject`, different tokens in one request get 400. With `first`, the default, the first place decides. */
  conflict?: 'first' | 'reject' | undefined;
}

/** Each previous secret makes a forged token 6 µs more expensive, as every secret is tried. */
const mostPreviousSecrets = 2;

/**
 * Reads JWT_PREVIOUS_SECRETS, JWT_PREVIOUS_ISSUER, JWT_AUDIENCE, JWT_AUDIENCE_FROM, CLOCK_TOLERANCE (seconds), TOKEN_CARRIERS and CARRIER_CONFLICT, all
 * optional. Throws a SettingError that names the variable and never its value.
 */
export function readTokenOptions(env: Environment, { secret }: Config): TokenOptions {
  return {
    previousSecrets: readPreviousSecrets(env, secret),
    previousIssuer: env.JWT_PREVIOUS_ISSUER || undefined,
    ...readAudiences(env),
    tolerance: wholeNumber(env, 'CLOCK_TOLERANCE', { fallback: 0, min: 0, max: 5 }),
    places: readPlaces(env),
    conflict: readConflict(env),
  };
}

function readPreviousSecrets(env: Environment, current: string): string[] {
  if (/[\s,]/.test(current)) {
    throw new SettingError(
      'JWT_SECRET',
      'contains a space, a comma or a line break, and could not be rotated',
    );
  }
  if (env.JWT_PREVIOUS_SECRETS?.includes(',')) {
    throw new SettingError('JWT_PREVIOUS_SECRETS', 'must have spaces between its secrets');
  }
  const previous = wordsOf(env.JWT_PREVIOUS_SECRETS);
  if (previous.length > mostPreviousSecrets) {
    throw new SettingError('JWT_PREVIOUS_SECRETS', 'contains more than two secrets');
  }
  for (const secret of previous) {
    const short = Buffer.byteLength(secret) < 32 || secret === current;
    const problem = short ? 'is shorter than 32 bytes, or JWT_SECRET itself' : weaknessOf(secret);
    if (problem !== undefined) {
      throw new SettingError('JWT_PREVIOUS_SECRETS', `contains a secret that ${problem}`);
    }
  }
  return previous;
}

function readPlaces(env: Environment): Place[] | undefined {
  const words = wordsOf(env.TOKEN_CARRIERS);
  if (words.length === 0) return undefined;
  return words.map((word) => {
    const place = allPlaces.find(({ carrier }) => carrier === word);
    if (place !== undefined) return place;
    const names = allPlaces.map(({ carrier }) => carrier);
    throw new SettingError('TOKEN_CARRIERS', `must be some of ${names.join(' ')}`);
  });
}

function readConflict(env: Environment): 'first' | 'reject' {
  const conflict = env.CARRIER_CONFLICT || 'first';
  if (conflict === 'first' || conflict === 'reject') return conflict;
  throw new SettingError('CARRIER_CONFLICT', 'must be first or reject');
}
