import type { Pool, PoolClient } from 'pg';
import { lookAlikes } from './names.ts';
import { ownMigrations } from './own-migrations.ts';
import type { Migration } from './sql.ts';

const look = `translate(name_key, '${lookAlikes.letters}', '${lookAlikes.latin}')`;

/** In order. */
export const postgresMigrations: readonly Migration[] = [
  {
    name: 'users',
    sql: `CREATE TABLE users (
      id text PRIMARY KEY,
      username text NOT NULL,
      name_key text NOT NULL UNIQUE,
      password_hash text NOT NULL,
      tokens_valid_from bigint NOT NULL DEFAULT 0,
      disabled boolean NOT NULL DEFAULT false
    )`,
  },
  {
    name: 'attempts',
    sql: `CREATE TABLE attempts (
      key text PRIMARY KEY,
      points integer NOT NULL,
      expire bigint
    )`,
  },
  {
    // Of two names of an older version that look alike, only one has a look, so both stay.
    name: 'looks',
    sql: `ALTER TABLE users ADD COLUMN look text UNIQUE;
      UPDATE users SET look = ${look}
        WHERE id IN (SELECT min(id) FROM users GROUP BY ${look})`,
  },
  ...ownMigrations,
];

/** Any number that is the same for all our servers. */
const lock = 7_519;

/**
 * Applies the missing migrations. If several servers start at once, one applies them and the others wait. If none is missing,
 * a role that may only read and write rows is enough.
 */
export async function migratePostgres(
  pool: Pool,
  migrations: readonly Migration[] = postgresMigrations,
): Promise<void> {
  const client = await pool.connect();
  // The query rejects as well if the connection breaks.
  client.on('error', ignore);
  try {
    const before = await appliedIn(client);
    if (migrations.some(({ name }) => !before.includes(name))) await apply(client, migrations);
    client.off('error', ignore).release();
  } catch (error) {
    // Closing the connection rolls the transaction back.
    client.release(true);
    throw error;
  }
}

async function apply(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
  const applied = await appliedIn(client);
  await client.query('CREATE TABLE IF NOT EXISTS applied_migrations (name text PRIMARY KEY)');
  const note = (name: string) =>
    client.query('INSERT INTO applied_migrations VALUES ($1) ON CONFLICT DO NOTHING', [name]);
  for (const name of applied) await note(name);
  for (const { name, sql } of migrations.filter(({ name }) => !applied.includes(name))) {
    await client.query(sql);
    await note(name);
  }
  await client.query('COMMIT');
}

/** The names of the applied migrations. A database of version 0.1.0 contains only their number. */
async function appliedIn(client: PoolClient): Promise<string[]> {
  // A table of PostgreSQL itself: `to_regclass` may answer from a cache that is older than the lock.
  const { rows: tables } = await client.query<{ table: string }>(
    `SELECT relname AS table FROM pg_class WHERE pg_table_is_visible(oid)
      AND relname IN ('applied_migrations', 'server_migrations')`,
  );
  const exists = (name: string) => tables.some(({ table }) => table === name);
  if (exists('applied_migrations')) {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM applied_migrations');
    return rows.map(({ name }) => name);
  }
  if (!exists('server_migrations')) return [];
  const { rows } = await client.query('SELECT number FROM server_migrations');
  return postgresMigrations.slice(0, rows.length).map(({ name }) => name);
}

function ignore(): void {}
