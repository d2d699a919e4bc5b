import { readFileSync } from 'node:fs';
import { codeOf } from '../users/store-error.ts';
import { type Environment, SettingError } from './settings.ts';

/**
 * The environment with JWT_SECRET from the file that JWT_SECRET_FILE names, without one line break at its end; container
 * platforms mount secrets as files. Throws a SettingError that names neither the file nor its content.
 */
export function withSecretFile(env: Environment): Environment {
  if (!env.JWT_SECRET_FILE) return env;
  if (env.JWT_SECRET) {
    throw new SettingError('JWT_SECRET_FILE', 'and JWT_SECRET are both set: remove one of them');
  }
  const JWT_SECRET = textOf(env.JWT_SECRET_FILE).replace(/\r?\n$/, '');
  if (JWT_SECRET === '') throw new SettingError('JWT_SECRET_FILE', 'names an empty file');
  return { ...env, JWT_SECRET };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingError('JWT_SECRET_FILE', `cannot be read (${codeOf(error)})`);
  }
}
