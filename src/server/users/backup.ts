import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { SettingError } from '../config/settings.ts';
import { codeOf } from './store-error.ts';

/**
 * Copies a SQLite database, which may be in use, to a new file that only its owner can read. `VACUUM INTO` also copies rows that
 * are still in the `-wal` file. Throws a SettingError if the database cannot be read, or the file exists or cannot be written.
 */
export function backupSqlite(database: string, file: string): void {
  const source = openSource(database);
  const target = createTarget(file);
  try {
    // SQLite accepts an existing file if it is empty.
    source.prepare('VACUUM INTO ?').run(file);
    fsyncSync(target);
  } catch (error) {
    rmSync(file);
    throw new SettingError('FILE', `cannot be written (${codeOf(error)})`);
  } finally {
    closeSync(target);
    source.close();
  }
}

function openSource(database: string): Database.Database {
  if (/^postgres(ql)?:/i.test(database)) {
    throw new SettingError('DATABASE_URL', 'names a PostgreSQL database: use pg_dump');
  }
  try {
    const source = new Database(database, { readonly: true, fileMustExist: true });
    source.pragma('schema_version'); // Fails if the file is not a database.
    return source;
  } catch (error) {
    throw new SettingError('DATABASE_URL', `cannot be opened (${codeOf(error)})`);
  }
}

function createTarget(file: string): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    const code = codeOf(error);
    throw new SettingError(
      'FILE',
      code === 'EEXIST' ? 'exists already: name a new one' : `cannot be created (${code})`,
    );
  }
}
