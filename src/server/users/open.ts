import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingError } from '../config/settings.ts';
import { openSqliteUsers } from './sqlite.ts';
import type { UserDatabase } from './store.ts';
import { codeOf } from './store-error.ts';

/**
 * Opens a database: a SQLite file, made where it is missing, or PostgreSQL. Rejects with a SettingError, which tells
 * neither the address nor the password in it.
 */
export async function openUsers(database: string): Promise<UserDatabase> {
  try {
    if (/^postgres(ql)?:/i.test(database)) {
      // Loaded only where it is wanted: a start with SQLite need not wait for it.
      const { openPostgresUsers } = await import('./postgres.ts');
      return await openPostgresUsers(database);
    }
    if (database !== ':memory:') mkdirSync(dirname(database), { recursive: true });
    return openSqliteUsers(database);
  } catch (error) {
    throw new SettingError('DATABASE_URL', `names what cannot be opened (${codeOf(error)})`);
  }
}
