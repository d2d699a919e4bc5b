import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { nameKey } from './names.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import type { StoredUser, UserDatabase } from './store.ts';
import { answered } from './store-error.ts';

const columns = 'id, username, passwordHash, tokensValidFrom';
const sweepEvery = 5 * 60 * 1_000;

/** Users in one SQLite file, made where it is missing. Several processes on one machine may share it. */
export function openSqliteUsers(file: string): UserDatabase {
  const { read, write, close } = openSqliteFile(file, prepare);
  const find = async (ask: (statements: Statements) => StoredUser | undefined) => {
    try {
      return read(ask);
    } catch {
      return answered(() => retryWhileBusy(() => read(ask)));
    }
  };
  const change = <Value>(ask: (statements: Statements) => Value) =>
    answered(() => retryWhileBusy(() => write(ask)));
  const changes = async (ask: (statements: Statements) => Database.RunResult) =>
    (await change(ask)).changes > 0;
  // What counts no more is thrown away; a failure here is met again by whoever signs in.
  const sweep = () => change((statements) => statements.sweep.run(Date.now())).catch(() => {});
  const sweeping = setInterval(sweep, sweepEvery).unref();

  return {
    async add(username, passwordHash) {
      const name = username.normalize();
      // Read to the end: a full disk is met there, behind the row, and `get` would not look so far.
      const [user] = await change(({ insert }) =>
        insert.all(randomUUID(), name, nameKey(name), passwordHash),
      );
      return user;
    },
    findByName: (username) => find(({ byName }) => byName.get(nameKey(username))),
    findById: (id) => find(({ byId }) => byId.get(id)),
    remove: (id) => changes(({ remove }) => remove.run(id)),
    signOut: (id, from) => changes(({ signOut }) => signOut.run(from, id)),
    replacePassword: ({ id, passwordHash: old }, passwordHash, from) =>
      changes(({ replacePassword }) => replacePassword.run(passwordHash, from, id, old)),
    setDisabled: (id, disabled) =>
      changes(({ setDisabled }) => setDisabled.run(Number(disabled), id)),
    newLimiter: (limit) =>
      new RateLimiterSQLite({
        ...limit,
        storeClient: {
          prepare: (sql: string) => write(({ database }) => database.prepare(sql)),
          transaction: (work: () => unknown) => () =>
            retryWhileBusy(() => write(({ database }) => database.transaction(work)())),
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

type Statements = ReturnType<typeof prepare>;

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
