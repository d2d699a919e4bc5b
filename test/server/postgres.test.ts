import { expect, test } from 'vitest';
import { openPostgresUsers } from '#server/users/postgres.ts';
import { postgresMigrations } from '#server/users/postgres-migrations.ts';
import { administer, describeWithPostgres, newDatabase } from '../support/postgres.ts';
import { describeUserStore } from './user-store.ts';

describeWithPostgres('with PostgreSQL', () => {
  describeUserStore('PostgreSQL', async () => {
    const { url, remove } = await newDatabase();
    return { open: () => openPostgresUsers(url), remove };
  });

  test('two servers that start at once make one schema', async () => {
    const { url, remove } = await newDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresUsers(url)));
    const applied = await administer(url, 'SELECT name FROM applied_migrations');
    expect(applied).toEqual(postgresMigrations.map(({ name }) => ({ name })));
    await Promise.all(stores.map((store) => store.close()));
    await remove();
  });

  test.each([
    [true, ['attempts:rlflx-get', 'attempts:rlflx-upsert', 'byName', 'names']],
    [false, []],
  ])('with prepared: %j, these statements are prepared', async (prepared, names) => {
    const { url, remove } = await newDatabase();
    // All statements are on one connection, and PostgreSQL shows those of the current one.
    const users = await openPostgresUsers(url, { connections: 1, prepared });
    const namesOf = users.sql.prepare('names', 'SELECT name FROM pg_prepared_statements');
    await namesOf();
    await users.findByName('ada');
    const limiter = users.newLimiter({ keyPrefix: 'a', points: 1, duration: 1 });
    await limiter.consume('ada');
    await limiter.get('ada');
    const rows: { name?: string }[] = await namesOf();
    expect(rows.map(({ name }) => name).sort()).toEqual(names);
    await users.close();
    await remove();
  });

  test('a start that fails half-way leaves no tables', async () => {
    const { url, remove } = await newDatabase();
    await administer(url, 'CREATE TABLE attempts (mine text)');
    await expect(openPostgresUsers(url)).rejects.toThrow('relation "attempts" already exists');
    const tables = await administer(
      url,
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(tables).toEqual([{ tablename: 'attempts' }]);
    await administer(url, 'DROP TABLE attempts');
    await (await openPostgresUsers(url)).close();
    await remove();
  });
});
