import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openUsers } from '#server/users/open.ts';
import { openPostgresUsers } from '#server/users/postgres.ts';
import type { Migration } from '#server/users/sql.ts';
import { places } from '../support/databases.ts';
import { administer, describeWithPostgres, newDatabase } from '../support/postgres.ts';
import { cleanEnvironment } from '../support/process.ts';
import { root } from '../support/root.ts';

const memos: Migration = { name: 'memos', sql: 'CREATE TABLE memos (text text NOT NULL)' };
const dated: Migration = { name: 'memos-dated', sql: 'ALTER TABLE memos ADD COLUMN at integer' };

describe.each(places)('migrations of $kind', ({ newPlace }) => {
  test('a team adds its own, before and after others, each applied once', async () => {
    const place = await newPlace();
    for (const migrations of [[memos], [memos], [dated, memos], [memos, dated]]) {
      const { sql, close } = await openUsers(place.url);
      await (migrations[0] === dated
        ? expect(sql.migrate([{ ...dated, sql: 'no SQL' }, memos])).rejects.toThrow('syntax error')
        : sql.migrate(migrations));
      await close();
    }
    const { sql, close } = await openUsers(place.url);
    await sql.prepare('add', 'INSERT INTO memos VALUES ($1, $2)')('text', 1);
    const all = sql.prepare<{ text: string }>('all', 'SELECT text FROM memos WHERE at = $1');
    expect(await all(1)).toEqual([{ text: 'text' }]);
    await close();
    await place.remove();
  });

  test('`node migrate.ts` applies all of ours and ends', async () => {
    const place = await newPlace();
    const env = cleanEnvironment({ DATABASE_URL: place.url });
    const run = () =>
      promisify(execFile)(process.execPath, [join(root, 'src/server/migrate.ts')], { env });
    for (const _again of [1, 2]) {
      expect(await run()).toEqual({ stdout: 'The database is up to date.\n', stderr: '' });
    }
    const { sql, close } = await openUsers(place.url);
    const names = sql.prepare<{ name: string }>('names', 'SELECT name FROM applied_migrations');
    expect((await names()).map(({ name }) => name)).toContain('attempts');
    await close();
    await place.remove();
  });
});

describeWithPostgres('PostgreSQL', () => {
  test('a role that may only read and write rows starts on a migrated database', async () => {
    const { url, remove } = await newDatabase();
    await (await openPostgresUsers(url)).close();
    const role = `kata_${randomBytes(8).toString('hex')}`;
    const password = randomBytes(16).toString('hex');
    await administer(url, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    await administer(
      url,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
    );
    const address = Object.assign(new URL(url), { username: role, password });
    const users = await openPostgresUsers(address.href);
    expect(await users.add('ada', 'x')).toMatchObject({ username: 'ada' });
    await expect(users.sql.migrate([memos])).rejects.toThrow('permission denied');
    await users.close();
    await remove();
    await administer(process.env.TEST_POSTGRES ?? '', `DROP ROLE ${role}`);
  });
});
