import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe } from 'vitest';
import { keepPostgres } from '../leaks/secret-recorder.ts';

/** The address of a PostgreSQL whose user may create databases. */
const url = process.env.TEST_POSTGRES || undefined;

/** True if there is one. With `CI` there must be one. */
export const hasPostgres = url !== undefined || Boolean(process.env.CI);

/** Groups tests that need a PostgreSQL. Without one they are skipped; with `CI` they fail. */
export function describeWithPostgres(title: string, tests: () => void): void {
  const why = 'No PostgreSQL found: set TEST_POSTGRES to the address of one.';
  if (url === undefined && process.env.CI) throw new Error(`${title}: ${why}`);
  if (url === undefined) console.warn(`${title}: skipped. ${why}`);
  describe.skipIf(url === undefined)(title, tests);
}

/** Makes an empty database with a random name. `remove` drops it, even with open connections. */
export async function newDatabase() {
  if (url === undefined)
    throw new Error('Expected TEST_POSTGRES to name a PostgreSQL, got nothing');
  const name = `kata_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = name;
  const remove = async () => {
    await keepPostgres(own.href);
    await administer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url: own.href, remove };
}

/** Runs one statement on a connection of its own and returns the rows. */
export async function administer(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The username of each row of a database. */
export async function namesAt(address: string): Promise<string[]> {
  const rows = await administer(
    address,
    `SELECT username FROM users WHERE password_hash LIKE '$argon2id$%'`,
  );
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'username' in row ? String(row.username) : [],
  );
}
