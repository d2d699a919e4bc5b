import { expect, test } from 'vitest';
import { openPostgresUsers } from '#server/users/postgres.ts';
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
    expect(await administer(url, 'SELECT number FROM server_migrations ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    await Promise.all(stores.map((store) => store.close()));
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
