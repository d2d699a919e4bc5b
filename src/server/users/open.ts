import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingError } from '../config/settings.ts';
import type { PostgresOptions } from './postgres.ts';
import { openSqliteUsers } from './sqlite.ts';
import type { UserDatabase } from './store.ts';
import { codeOf, isUnavailable } from './store-error.ts';

/**
 * Opens a database: a SQLite file, which is created if it is missing, or PostgreSQL. Rejects with a SettingError, which
 * contains neither the address nor its password, if the database cannot be opened. Other errors, such as one in a
 * migration, stay as they are.
 */
export async function openUsers(
  database: string,
  postgres?: PostgresOptions,
): Promise<UserDatabase> {
  try {
    if (/^postgres(ql)?:/i.test(database)) {
      // Loaded only if it is needed, so that a start with SQLite does not wait for it.
      const { openPostgresUsers } = await import('./postgres.ts');
      return await openPostgresUsers(database, postgres);
    }
    if (database !== ':memory:') mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    return openSqliteUsers(database);
  } catch (error) {
    const code = codeOf(error);
    if (!isUnavailable(error) && code !== 'ERR_INVALID_URL') throw error;
    throw new SettingError('DATABASE_URL', `cannot be opened (${code})`);
  }
}
