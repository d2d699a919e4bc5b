import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { nameKey } from './names.ts';
import { migratePostgres } from './postgres-migrations.ts';
import type { StoredUser, UserDatabase } from './store.ts';
import { wrapStoreError } from './store-error.ts';

/** Milliseconds. A database that is gone must not delay requests for long. */
const timeouts = { connectionTimeoutMillis: 3_000, query_timeout: 5_000 };
const columns = `id, username, password_hash AS "passwordHash",
  tokens_valid_from::float8 AS "tokensValidFrom"`;

/** Prepared statements, once on each connection under these names. */
const statements = {
  insert: `INSERT INTO users (id, username, name_key, password_hash) VALUES ($1, $2, $3, $4)
    ON CONFLICT (name_key) DO NOTHING RETURNING ${columns}`,
  byName: `SELECT ${columns} FROM users WHERE name_key = $1 AND NOT disabled`,
  byId: `SELECT ${columns} FROM users WHERE id = $1 AND NOT disabled`,
  remove: 'DELETE FROM users WHERE id = $1',
  signOut: `UPDATE users SET tokens_valid_from = greatest(tokens_valid_from, $2) WHERE id = $1`,
  replacePassword: `UPDATE users SET password_hash = $3,
    tokens_valid_from = greatest(tokens_valid_from, $4) WHERE id = $1 AND password_hash = $2`,
  setDisabled: 'UPDATE users SET disabled = $2 WHERE id = $1',
};

/** Users in PostgreSQL, for any number of servers on any number of machines. Rejects if the database does not answer. */
export async function openPostgresUsers(url: string): Promise<UserDatabase> {
  // An idle connection does not keep the process alive.
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    allowExitOnIdle: true,
    ...timeouts,
  });
  // The next query replaces a connection that broke while it was idle.
  pool.on('error', () => {});
  await migratePostgres(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  const run = (name: keyof typeof statements, ...values: (string | number | boolean)[]) =>
    wrapStoreError(() => pool.query<StoredUser>({ name, text: statements[name], values }));
  const one = async (...query: Parameters<typeof run>) => (await run(...query)).rows[0];
  const changes = async (...query: Parameters<typeof run>) =>
    Boolean((await run(...query)).rowCount);
  // PostgreSQL stores no text that contains a NUL, so no user has such a name.
  const find = async (name: 'byName' | 'byId', key: string) =>
    key.includes('\0') ? undefined : one(name, key);

  return {
    add(username, passwordHash) {
      const name = username.normalize();
      return one('insert', randomUUID(), name, nameKey(name), passwordHash);
    },
    findByName: (username) => find('byName', nameKey(username)),
    findById: (id) => find('byId', id),
    remove: (id) => changes('remove', id),
    signOut: (id, from) => changes('signOut', id, from),
    replacePassword: ({ id, passwordHash: old }, passwordHash, from) =>
      changes('replacePassword', id, old, passwordHash, from),
    setDisabled: (id, disabled) => changes('setDisabled', id, disabled),
    newLimiter: (limit) =>
      new RateLimiterPostgres({
        ...limit,
        storeClient: pool,
        storeType: 'pool',
        tableName: 'attempts',
        tableCreated: true,
      }),
    close: () => pool.end(),
  };
}
