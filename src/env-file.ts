import { appendFileSync, chmodSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { makeSecret } from './server/config/secret.ts';
import type { Environment } from './server/config/settings.ts';

/** The `.env` file after the start: read, or extended by a secret. */
export interface Loaded {
  env: Environment;
  /** True if a new secret was written to the file. */
  secretMade: boolean;
}

/**
 * Joins an environment with the `.env` file beside it; the environment wins. If neither has a JWT_SECRET, a
 * random one of 32 bytes is added to the file (mode 0600), but never in production.
 */
export function loadEnvironment(env: Environment, file: string): Loaded {
  const kept: Environment = parseEnv(readIfThere(file));
  // An empty secret is none: it must not hide the file's own, or every start would write another.
  const loaded: Environment = { ...kept, ...env, JWT_SECRET: env.JWT_SECRET || kept.JWT_SECRET };
  if (loaded.JWT_SECRET || loaded.NODE_ENV === 'production') {
    return { env: loaded, secretMade: false };
  }

  const JWT_SECRET = makeSecret();
  appendFileSync(file, `\n# Signs every token. Keep it to yourself.\nJWT_SECRET=${JWT_SECRET}\n`, {
    mode: 0o600,
  });
  chmodSync(file, 0o600);
  return { env: { ...loaded, JWT_SECRET }, secretMade: true };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
