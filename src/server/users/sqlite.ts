import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { lookOf, nameKey } from './names.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import { read, run, sqliteSql } from './sqlite-sql.ts';
import type { StoredUser, UserDatabase } from './store.ts';

const columns = 'id, username, passwordHash, tokensValidFrom';
const enabledUsers = `SELECT ${columns} FROM users WHERE NOT disabled`;
/** Milliseconds between two removals of expired attempts. */
const sweepInterval = 5 * 60 * 1_000;
/** Milliseconds to wait at the start, while another process creates the file or migrates it. */
const startTimeout = 10_000;

/**
 * Users in one SQLite file, which is created if it is missing. Several processes on one machine may share it. Restart them
 * after you replace the file.
 */
export function openSqliteUsers(file: string): UserDatabase {
  const database = openDatabase(file);
  const { insert, byName, byId, remove, signOut, replacePassword, setDisabled, sweep } =
    prepare(database);
  const changes = async (query: () => Database.RunResult) => (await run(query)).changes > 0;
  const sweeping = setInterval(() => {
    run(() => sweep.run(Date.now())).catch(() => {}); // The next sign-in meets the same error.
  }, sweepInterval).unref();

  return {
    async add(username, passwordHash) {
      const name = username.normalize();
      const key = nameKey(name);
      const values = [randomUUID(), name, key, lookOf(key), passwordHash] as const;
      // `all` and not `get`: only a statement that runs to its end reports a full disk.
      const [user] = await run(() => insert.all(...values));
      return user;
    },
    findByName: (username) => read(() => byName.get(nameKey(username))),
    findById: (id) => read(() => byId.get(id)),
    remove: (id) => changes(() => remove.run(id)),
    signOut: (id, from) => changes(() => signOut.run(from, id)),
    replacePassword: ({ id, passwordHash: old }, passwordHash, from) =>
      changes(() => replacePassword.run(passwordHash, from, id, old)),
    setDisabled: (id, disabled) => changes(() => setDisabled.run(Number(disabled), id)),
    newLimiter: (limit) =>
      new RateLimiterSQLite({
        ...limit,
        storeClient: database,
        storeType: 'better-sqlite3',
        tableName: 'attempts',
        tableCreated: true,
      }),
    sql: sqliteSql(database, enabledUsers),
    async close() {
      clearInterval(sweeping);
      database.close();
    },
  };
}

function openDatabase(file: string): Database.Database {
  // It contains password hashes, so only its owner may read it. SQLite creates its other files with the same mode.
  if (file !== ':memory:' && !existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: startTimeout });
  try {
    database.pragma('journal_mode = WAL');
    // A row that was confirmed with 201 or 204 survives a power cut.
    database.pragma('synchronous = FULL');
    migrateSqlite(database);
    // From now on retryWhileBusy waits, without blocking other requests.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: Database.Database) {
  return {
    insert: database.prepare<[string, string, string, string, string], StoredUser>(
      `INSERT INTO users (id, username, nameKey, look, passwordHash) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (nameKey) DO NOTHING ON CONFLICT (look) DO NOTHING RETURNING ${columns}`,
    ),
    byName: database.prepare<[string], StoredUser>(`${enabledUsers} AND nameKey = ?`),
    byId: database.prepare<[string], StoredUser>(`${enabledUsers} AND id = ?`),
    remove: database.prepare<[string]>('DELETE FROM users WHERE id = ?'),
    signOut: database.prepare<[number, string]>(
      'UPDATE users SET tokensValidFrom = max(tokensValidFrom, ?) WHERE id = ?',
    ),
    replacePassword: database.prepare<[string, number, string, string]>(
      `UPDATE users SET passwordHash = ?, tokensValidFrom = max(tokensValidFrom, ?)
       WHERE id = ? AND passwordHash = ?`,
    ),
    setDisabled: database.prepare<[number, string]>('UPDATE users SET disabled = ? WHERE id = ?'),
    sweep: database.prepare<[number]>('DELETE FROM attempts WHERE expire < ?'),
  };
}
