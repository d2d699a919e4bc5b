import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { StoredUser, UserStore } from './store.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    passwordHash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`;

/** Users in one SQLite file, made where it is missing. Several processes on one machine may share it. */
export function openSqliteUsers(file: string): UserStore {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec(schema);

  const insert = database.prepare<[string, string, string], StoredUser>(
    'INSERT INTO users VALUES (?, ?, ?) ON CONFLICT (username) DO NOTHING RETURNING *',
  );
  const byName = database.prepare<[string], StoredUser>('SELECT * FROM users WHERE username = ?');
  const byId = database.prepare<[string], StoredUser>('SELECT * FROM users WHERE id = ?');
  const remove = database.prepare<[string]>('DELETE FROM users WHERE id = ?');

  return {
    add: async (username, passwordHash) =>
      insert.get(randomUUID(), username.normalize(), passwordHash),
    findByName: async (username) => byName.get(username.normalize()),
    findById: async (id) => byId.get(id),
    remove: async (id) => remove.run(id).changes > 0,
    close: async () => {
      database.close();
    },
  };
}
