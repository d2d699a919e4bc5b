import { createHmac } from 'node:crypto';
import type { Carrier } from '../auth/extract.ts';
import { type Config, readConfig } from '../auth/setup.ts';
import { weaknessOf } from '../config/secret.ts';
import { type Environment, SettingError, wholeNumber } from '../config/settings.ts';

/** The carriers of the course, and `Authorization: Bearer`, which the article does not know (RFC 6750, 2.1). */
export type AnyCarrier = Carrier | 'bearer';

/** What a team may want beyond the course. Whatever is left out is as the course has it. */
export interface Options {
  /** Names the secret that signs, in the header of every new token (RFC 7515, 4.1.4). */
  kid?: string;
  /** All secrets that verify, the one that signs among them, by their `kid`. */
  keys?: ReadonlyMap<string, string>;
  /** The `aud` claim of our tokens, written and required (RFC 7519, 4.1.3). */
  audience?: string;
  /** How far the clocks of our machines may differ, in seconds. */
  tolerance?: number;
  /** Where a token may come from, in their order. */
  carriers?: readonly AnyCarrier[];
  /** With `reject`, carriers that hold different tokens end the request; otherwise the first decides. */
  conflict?: 'first' | 'reject';
}

const everyCarrier: readonly AnyCarrier[] = ['body', 'query', 'header', 'bearer'];

/**
 * Reads the Config of a whole deployment: what `readConfig` reads, and JWT_PREVIOUS_SECRETS, JWT_AUDIENCE,
 * CLOCK_TOLERANCE (seconds), TOKEN_CARRIERS and CARRIER_CONFLICT, all of them optional. Throws a SettingError that
 * names the variable and never its value.
 */
export function readOptions(env: Environment): Config {
  const config = readConfig(env);
  if (/[\s,]/.test(config.secret)) {
    throw new SettingError(
      'JWT_SECRET',
      'holds a space, a comma or a new line, and could not be rotated',
    );
  }
  if (env.JWT_PREVIOUS_SECRETS?.includes(',')) {
    throw new SettingError('JWT_PREVIOUS_SECRETS', 'must have spaces between its secrets');
  }
  const previous = wordsOf(env.JWT_PREVIOUS_SECRETS);
  for (const secret of previous) {
    const short = Buffer.byteLength(secret) < 32 || secret === config.secret;
    const problem = short ? 'is shorter than 32 bytes, or JWT_SECRET itself' : weaknessOf(secret);
    if (problem !== undefined) {
      throw new SettingError('JWT_PREVIOUS_SECRETS', `holds a secret that ${problem}`);
    }
  }
  return {
    ...config,
    kid: kidFor(config.secret),
    keys: new Map([config.secret, ...previous].map((secret) => [kidFor(secret), secret])),
    tolerance: wholeNumber(env, 'CLOCK_TOLERANCE', { fallback: 0, min: 0, max: 5 }),
    ...(env.JWT_AUDIENCE ? { audience: env.JWT_AUDIENCE } : {}),
    ...readCarriers(env),
  };
}

/** A name that any server makes of a secret by itself, and that tells nobody anything about it. */
function kidFor(secret: string): string {
  return createHmac('sha256', secret).update('kid').digest('base64url').slice(0, 16);
}

function readCarriers(env: Environment): Options {
  const conflict = env.CARRIER_CONFLICT || 'first';
  if (conflict !== 'first' && conflict !== 'reject') {
    throw new SettingError('CARRIER_CONFLICT', 'must be first or reject');
  }
  const words = wordsOf(env.TOKEN_CARRIERS);
  const carriers = words.flatMap((word) => everyCarrier.find((carrier) => carrier === word) ?? []);
  if (carriers.length < words.length) {
    throw new SettingError('TOKEN_CARRIERS', `must be some of ${everyCarrier.join(' ')}`);
  }
  return { conflict, ...(carriers.length > 0 ? { carriers } : {}) };
}

/** The words of a setting, between spaces. */
function wordsOf(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
