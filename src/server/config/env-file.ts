import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseEnv } from 'node:util';
import { codeOf } from '../users/store-error.ts';
import { type Environment, SettingError } from './settings.ts';

/**
 * The settings in a `.env` file, or none if there is no such file. Throws a SettingError that names the file if it cannot be
 * read or is not UTF-8 text.
 */
export function readEnvFile(file: string): Environment {
  const bytes = readIfThere(file);
  // Text in UTF-16 contains NULs; an editor on Windows may save it.
  if (!isUtf8(bytes) || bytes.includes(0)) throw new SettingError(basename(file), 'is not UTF-8');
  return parseEnv(bytes.toString().replace(/^\ufeff/, ''));
}

/** The variables of an environment, joined with those of a `.env` file. The environment wins. */
export function withEnvFile(env: Environment, file: string): Environment {
  const kept = readEnvFile(file);
  // An empty secret is none: it must not hide the one in the file.
  return { ...kept, ...env, JWT_SECRET: env.JWT_SECRET || kept.JWT_SECRET };
}

/** A warning if other users of the machine can read the file, or undefined. Windows has no such modes. */
export function warningAbout(file: string): string | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return undefined;
  const name = basename(file);
  return `Other users of this machine can read or change ${name}: run chmod 600 ${name}`;
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw new SettingError(basename(file), `cannot be read (${code})`);
  }
}
