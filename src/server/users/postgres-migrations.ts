import type { Pool } from 'pg';

/** In order. Never change one that is released: the database stores how many it has applied. */
const migrations = [
  `CREATE TABLE users (
    id text PRIMARY KEY,
    username text NOT NULL,
    name_key text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    tokens_valid_from bigint NOT NULL DEFAULT 0,
    disabled boolean NOT NULL DEFAULT false
  )`,

  `CREATE TABLE attempts (
    key text PRIMARY KEY,
    points integer NOT NULL,
    expire bigint
  )`,
];

/** Any number that is the same for all our servers. */
const lock = 7_519;

/** Applies the missing migrations. If several servers start at once, one applies them and the others wait. */
export async function migratePostgres(pool: Pool): Promise<void> {
  const client = await pool.connect();
  // The query rejects as well if the connection breaks.
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await client.query('CREATE TABLE IF NOT EXISTS server_migrations (number integer PRIMARY KEY)');
    const { rows } = await client.query<{ seen: number }>(
      'SELECT count(*)::integer AS seen FROM server_migrations',
    );
    for (const [index, migration] of migrations.entries()) {
      if (index < (rows[0]?.seen ?? 0)) continue;
      await client.query(migration);
      await client.query('INSERT INTO server_migrations VALUES ($1)', [index + 1]);
    }
    await client.query('COMMIT');
    client.off('error', ignore).release();
  } catch (error) {
    // Closing the connection rolls the transaction back.
    client.release(true);
    throw error;
  }
}

function ignore(): void {}
