import type Database from 'better-sqlite3';
import { lookOf, nameKey } from './names.ts';
import { ownMigrations } from './own-migrations.ts';
import type { Migration } from './sql.ts';

/** In order. */
export const sqliteMigrations: readonly Migration[] = [
  {
    name: 'users',
    sql: `CREATE TABLE IF NOT EXISTS users (
      id TEXT PRIMARY KEY,
      username TEXT NOT NULL UNIQUE,
      passwordHash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  },
  {
    name: 'accounts',
    sql: `ALTER TABLE users ADD COLUMN nameKey TEXT NOT NULL DEFAULT '';
      ALTER TABLE users ADD COLUMN tokensValidFrom INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE users ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
      UPDATE users SET nameKey = name_key(username);
      CREATE UNIQUE INDEX users_by_name ON users (nameKey)`,
  },
  {
    name: 'attempts',
    sql: `CREATE TABLE attempts (
      key TEXT PRIMARY KEY,
      points INTEGER NOT NULL,
      expire INTEGER
    ) STRICT, WITHOUT ROWID`,
  },
  {
    // Of two names of an older version that look alike, only one has a look, so both stay.
    name: 'looks',
    sql: `ALTER TABLE users ADD COLUMN look TEXT;
      UPDATE users SET look = look_of(nameKey)
        WHERE id IN (SELECT min(id) FROM users GROUP BY look_of(nameKey));
      CREATE UNIQUE INDEX users_by_look ON users (look)`,
  },
  ...ownMigrations,
];

/** Applies the missing migrations. If several processes start at once, one applies them and the others wait. */
export function migrateSqlite(
  database: Database.Database,
  migrations: readonly Migration[] = sqliteMigrations,
): void {
  const isMissing = ({ name }: Migration) => !appliedIn(database).includes(name);
  if (!migrations.some(isMissing)) return;
  database.function('name_key', { deterministic: true }, (name) => nameKey(String(name)));
  database.function('look_of', { deterministic: true }, (key) => lookOf(String(key)));
  database
    .transaction(() => {
      const applied = appliedIn(database);
      database.exec(
        'CREATE TABLE IF NOT EXISTS applied_migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID',
      );
      const note = database.prepare<[string]>(
        'INSERT OR IGNORE INTO applied_migrations VALUES (?)',
      );
      for (const name of applied) note.run(name);
      for (const { name, sql } of migrations.filter(isMissing)) {
        database.exec(sql);
        note.run(name);
      }
    })
    .immediate();
}

/** The names of the applied migrations. A database of version 0.1.0 contains only their number. */
function appliedIn(database: Database.Database): string[] {
  const named = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'applied_migrations'`);
  if (named.get() !== undefined) {
    const rows = database.prepare<[], { name: string }>('SELECT name FROM applied_migrations');
    return rows.all().map(({ name }) => name);
  }
  const counted = Number(database.pragma('user_version', { simple: true }));
  return sqliteMigrations.slice(0, counted).map(({ name }) => name);
}
