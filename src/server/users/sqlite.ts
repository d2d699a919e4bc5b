import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { answered } from './failure.ts';
import { nameKey } from './names.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import type { StoredUser, UserDatabase } from './store.ts';

const columns = 'id, username, passwordHash, tokensValidFrom';
const sweepEvery = 5 * 60 * 1_000;

/** Users in one SQLite file, made where it is missing. Several processes on one machine may share it. */
export function openSqliteUsers(file: string): UserDatabase {
  const { reading, writing, close } = openSqliteFile(file, prepare);
  // What counts no more is thrown away; a failure here is met again by whoever signs in.
  const sweep = () => answered(() => writing().sweep.run(Date.now())).catch(() => {});
  const sweeping = setInterval(sweep, sweepEvery).unref();

  return {
    add: (username, passwordHash) =>
      answered(() => {
        const name = username.normalize();
        return writing().insert.get(randomUUID(), name, nameKey(name), passwordHash);
      }),
    findByName: (username) => answered(() => reading().byName.get(nameKey(username))),
    findById: (id) => answered(() => reading().byId.get(id)),
    remove: (id) => answered(() => writing().remove.run(id).changes > 0),
    signOut: (id, from) => answered(() => writing().signOut.run(from, id).changes > 0),
    replacePassword: ({ id, passwordHash: old }, passwordHash, from) =>
      answered(() => writing().replacePassword.run(passwordHash, from, id, old).changes > 0),
    setDisabled: (id, disabled) =>
      answered(() => writing().setDisabled.run(Number(disabled), id).changes > 0),
    newLimiter: (limit) =>
      new RateLimiterSQLite({
        ...limit,
        storeClient: {
          prepare: (sql: string) => writing().database.prepare(sql),
          transaction: (work: () => unknown) => writing().database.transaction(work),
        },
        storeType: 'better-sqlite3',
        tableName: 'attempts',
        tableCreated: true,
      }),
    async close() {
      clearInterval(sweeping);
      close();
    },
  };
}

function prepare(database: Database.Database) {
  database.pragma('journal_mode = WAL');
  // What was answered with 201 or 204 is there after a power cut, too.
  database.pragma('synchronous = FULL');
  migrateSqlite(database);
  return {
    database,
    insert: database.prepare<[string, string, string, string], StoredUser>(
      `INSERT INTO users (id, username, nameKey, passwordHash) VALUES (?, ?, ?, ?)
       ON CONFLICT (nameKey) DO NOTHING RETURNING ${columns}`,
    ),
    byName: database.prepare<[string], StoredUser>(
      `SELECT ${columns} FROM users WHERE nameKey = ? AND NOT disabled`,
    ),
    byId: database.prepare<[string], StoredUser>(
      `SELECT ${columns} FROM users WHERE id = ? AND NOT disabled`,
    ),
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
