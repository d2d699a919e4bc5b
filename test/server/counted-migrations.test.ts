import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { openPostgresUsers } from '#server/users/postgres.ts';
import { postgresMigrations } from '#server/users/postgres-migrations.ts';
import type { Migration } from '#server/users/sql.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { sqliteMigrations } from '#server/users/sqlite-migrations.ts';
import { administer, describeWithPostgres, newDatabase } from '../support/postgres.ts';
import { temporaryDirectory } from '../support/world.ts';

const memos: Migration = { name: 'memos', sql: 'CREATE TABLE memos (text text NOT NULL)' };

const directory = temporaryDirectory();
afterAll(directory.remove);

/** Makes a file as version 0.1.0 did: it counted its migrations. */
function countedFile(): string {
  const file = join(directory.path, 'users.sqlite');
  const database = new Database(file);
  database.function('name_key', (name) => name);
  const released = sqliteMigrations.slice(0, 3);
  for (const { sql } of released) database.exec(sql);
  database.pragma(`user_version = ${released.length}`);
  database.close();
  return file;
}

describe('a database of version 0.1.0, which has counted its migrations,', () => {
  const names = (migrations: readonly Migration[]) => migrations.map(({ name }) => ({ name }));

  test('is converted when it is opened, in SQLite', async () => {
    const file = countedFile();
    const users = openSqliteUsers(file);
    const database = new Database(file);
    const applied = database.prepare('SELECT name FROM applied_migrations');
    expect(applied.all()).toEqual(expect.arrayContaining(names(sqliteMigrations)));
    await users.sql.migrate([memos]);
    expect(applied.all()).toEqual(expect.arrayContaining(names([...sqliteMigrations, memos])));
    database.close();
    await users.close();
    await openSqliteUsers(file).close();
  });

  describeWithPostgres('with PostgreSQL', () => {
    test('is converted when it is opened', async () => {
      const { url, remove } = await newDatabase();
      for (const { sql } of postgresMigrations.slice(0, 2)) await administer(url, sql);
      await administer(url, 'CREATE TABLE server_migrations (number integer PRIMARY KEY)');
      await administer(url, 'INSERT INTO server_migrations VALUES (1), (2)');
      const users = await openPostgresUsers(url);
      const applied = 'SELECT name FROM applied_migrations';
      expect(await administer(url, applied)).toEqual(names(postgresMigrations));
      await users.sql.migrate([memos]);
      expect(await administer(url, applied)).toEqual(names([...postgresMigrations, memos]));
      await users.close();
      await remove();
    });
  });
});
