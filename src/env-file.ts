import { appendFileSync, chmodSync } from 'node:fs';
import { withEnvFile } from './server/config/env-file.ts';
import { makeSecret } from './server/config/secret.ts';
import { type Environment, SettingError } from './server/config/settings.ts';
import { codeOf } from './server/users/store-error.ts';

/** The `.env` file after the start: read, or extended by a secret. */
export interface Loaded {
  env: Environment;
  /** True if a new secret was written to the file. */
  secretMade: boolean;
}

/**
 * Joins an environment with the `.env` file beside it; the environment wins. If neither has a JWT_SECRET or a JWT_SECRET_FILE, a
 * random one of 32 bytes is added to the file (mode 0600), but never in production. Throws a SettingError if the file cannot be read or written.
 */
export function loadEnvironment(env: Environment, file: string): Loaded {
  const loaded = withEnvFile(env, file);
  return loaded.NODE_ENV === 'production'
    ? { env: loaded, secretMade: false }
    : withSecret(loaded, file);
}

/** The same for a learner's own server, which is never in production, whatever NODE_ENV is in the shell. */
export function loadForLearner(env: Environment, file: string): Loaded {
  return withSecret(withEnvFile(env, file), file);
}

function withSecret(loaded: Environment, file: string): Loaded {
  if (loaded.JWT_SECRET || loaded.JWT_SECRET_FILE) return { env: loaded, secretMade: false };
  const JWT_SECRET = makeSecret();
  try {
    appendFileSync(
      file,
      `\n# Signs every token. Keep it to yourself.\nJWT_SECRET=${JWT_SECRET}\n`,
      {
        mode: 0o600,
      },
    );
    chmodSync(file, 0o600);
  } catch (error) {
    throw new SettingError('.env', `cannot be written (${codeOf(error)})`);
  }
  return { env: { ...loaded, JWT_SECRET }, secretMade: true };
}
