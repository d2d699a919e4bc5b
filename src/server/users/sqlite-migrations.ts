import type Database from 'better-sqlite3';
import { nameKey } from './names.ts';

/** In order. Never change one that is released: the database stores how many it has applied. */
const migrations = [
  `CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    passwordHash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,

  `ALTER TABLE users ADD COLUMN nameKey TEXT NOT NULL DEFAULT '';
  ALTER TABLE users ADD COLUMN tokensValidFrom INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE users ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
  UPDATE users SET nameKey = name_key(username);
  CREATE UNIQUE INDEX users_by_name ON users (nameKey)`,

  `CREATE TABLE attempts (
    key TEXT PRIMARY KEY,
    points INTEGER NOT NULL,
    expire INTEGER
  ) STRICT, WITHOUT ROWID`,
];

/** Applies the missing migrations. If several processes start at once, one applies them and the others wait. */
export function migrateSqlite(database: Database.Database): void {
  const seen = () => Number(database.pragma('user_version', { simple: true }));
  if (seen() >= migrations.length) return;
  database.function('name_key', { deterministic: true }, (name) => nameKey(String(name)));
  database
    .transaction(() => {
      for (const migration of migrations.slice(seen())) database.exec(migration);
      database.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
