import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { lookOf, nameKey } from './names.ts';
import { migratePostgres } from './postgres-migrations.ts';
import type { Value } from './sql.ts';
import type { StoredUser, UserDatabase } from './store.ts';
import { wrapStoreError } from './store-error.ts';

/** Milliseconds. A database that is gone must not delay requests for long. */
const timeouts = { connectionTimeoutMillis: 3_000, query_timeout: 5_000 };
const columns = `id, username, password_hash AS "passwordHash",
  tokens_valid_from::float8 AS "tokensValidFrom"`;
const enabledUsers = `SELECT ${columns} FROM users WHERE NOT disabled`;

/** Statements, prepared under these names. */
const statements = {
  insert: `INSERT INTO users (id, username, name_key, look, password_hash) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (name_key) DO NOTHING RETURNING ${columns}`,
  byName: `${enabledUsers} AND name_key = $1`,
  byId: `${enabledUsers} AND id = $1`,
  remove: 'DELETE FROM users WHERE id = $1',
  signOut: `UPDATE users SET tokens_valid_from = greatest(tokens_valid_from, $2) WHERE id = $1`,
  replacePassword: `UPDATE users SET password_hash = $3,
    tokens_valid_from = greatest(tokens_valid_from, $4) WHERE id = $1 AND password_hash = $2`,
  setDisabled: 'UPDATE users SET disabled = $2 WHERE id = $1',
};

/** Settings of the connections to PostgreSQL. */
export interface PostgresOptions {
  /** The most connections that this server opens; 10 by default. */
  connections?: number;
  /** False behind a pooler that uses another connection for each transaction, such as PgBouncer; true by default. */
  prepared?: boolean;
}

/** Users in PostgreSQL, for any number of servers on any number of machines. Rejects if the database does not answer. */
export async function openPostgresUsers(
  url: string,
  { connections = 10, prepared = true }: PostgresOptions = {},
): Promise<UserDatabase> {
  // An idle connection does not keep the process alive.
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    allowExitOnIdle: true,
    ...timeouts,
  });
  // The next query replaces a connection that broke while it was idle.
  pool.on('error', () => {});
  await migratePostgres(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  /** A statement with a name is prepared, once on each connection. */
  const query = <Row extends object>({ name, ...others }: pg.QueryConfig) =>
    pool.query<Row>(prepared ? { name, ...others } : others);
  const run = (name: keyof typeof statements, ...values: (string | number | boolean)[]) =>
    wrapStoreError(() => query<StoredUser>({ name, text: statements[name], values }));
  const one = async (...query: Parameters<typeof run>) => (await run(...query)).rows[0];
  const changes = async (...query: Parameters<typeof run>) =>
    Boolean((await run(...query)).rowCount);
  // PostgreSQL stores no text that contains a NUL, so no user has such a name.
  const find = async (name: 'byName' | 'byId', key: string) =>
    key.includes('\0') ? undefined : one(name, key);

  return {
    add(username, passwordHash) {
      const name = username.normalize();
      const key = nameKey(name);
      return unlessLookTaken(one('insert', randomUUID(), name, key, lookOf(key), passwordHash));
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
        storeClient: { query },
        storeType: 'pool',
        tableName: 'attempts',
        tableCreated: true,
      }),
    sql: {
      prepare:
        <Row extends object>(name: string, text: string) =>
        async (...values: Value[]) =>
          (await wrapStoreError(() => query<Row>({ name, text, values }))).rows,
      migrate: (migrations) => wrapStoreError(() => migratePostgres(pool, migrations)),
      enabledUsers,
    },
    close: () => pool.end(),
  };
}

/** Undefined if a name with the same look is registered: PostgreSQL ignores conflicts of one index only. */
async function unlessLookTaken<Row>(row: Promise<Row>): Promise<Row | undefined> {
  try {
    return await row;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint === 'users_look_key')
      return undefined;
    throw error;
  }
}
