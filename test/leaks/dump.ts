import { readFileSync, statSync } from 'node:fs';
import pg from 'pg';
import type { Place } from './search.ts';

/** The bytes of a SQLite file and its -wal and -shm files; none if there is no such file. */
export function sqliteBytes(file: string): Place[] {
  const readIfThere = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
  if (!readIfThere(file)?.toString('latin1').startsWith('SQLite format 3\0')) return [];
  return ['', '-wal', '-shm', '-journal'].flatMap((end) => {
    const content = readIfThere(`${file}${end}`);
    return content ? [{ name: `the database${end}`, content }] : [];
  });
}

/** Every row of every table of a PostgreSQL database, as JSON. */
export async function postgresRows(address: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const places: Place[] = [];
    for (const { name } of rows) {
      const table = await client.query<{ row: string }>(
        `SELECT to_json(t)::text AS row FROM ${name} AS t`,
      );
      const content = table.rows.map(({ row }) => row).join('\n');
      places.push({ name: `the table ${name}`, content });
    }
    return places;
  } finally {
    await client.end();
  }
}
