import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { endProcesses } from '../support/process.ts';
import { root } from '../support/root.ts';
import { namesIn } from '../support/sqlite-files.ts';
import { startScript } from '../support/start.ts';
import { addMember, temporaryDirectory } from '../support/world.ts';

afterAll(endProcesses);

let folder: string;
let database: string;
beforeEach(() => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  folder = path;
  database = join(path, 'users.sqlite');
});

/** Runs the script in the folder of the database, until it ends. */
async function backUp(words: string[], url = database) {
  const script = join(root, 'src/server/backup.ts');
  const { ended, printed } = startScript(script, { DATABASE_URL: url }, { cwd: folder }, words);
  return { code: await ended, ...printed };
}

describe('node backup.ts FILE', () => {
  test('copies the rows of a database in use, also those that cp does not copy', async () => {
    const users = openSqliteUsers(database);
    onTestFinished(() => users.close());
    const { username, id, passwordHash } = await addMember(users);
    // All of it is still in the -wal file.
    expect(readFileSync(database).includes(username)).toBe(false);

    const file = join(folder, `it's a copy.sqlite`);
    expect(await backUp([file])).toMatchObject({ code: 0, stdout: `The backup is in ${file}.\n` });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(namesIn(file)).toEqual([username]);
    const restored = openSqliteUsers(file);
    onTestFinished(() => restored.close());
    expect(await restored.findById(id)).toMatchObject({ username, passwordHash });
    // The server goes on.
    await addMember(users);
  });

  test('overwrites no file', async () => {
    await openSqliteUsers(database).close();
    const file = join(folder, 'other.txt');
    writeFileSync(file, 'mine');
    const { code, stderr } = await backUp([file]);
    expect([code, stderr]).toEqual([1, 'Cannot back up: FILE exists already: name a new one.\n']);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await backUp([database])).code).toBe(1);
  });

  test.each<[string, string[], string | undefined, RegExp]>([
    ['without FILE', [], undefined, /^Cannot back up: FILE is missing/],
    ['with two files', ['a.sqlite', 'b.sqlite'], undefined, /^Cannot back up: FILE is missing/],
    ['in a missing folder', ['no/a.sqlite'], undefined, /FILE cannot be created \(ENOENT\)/],
    ['of no database', ['a.sqlite'], 'none.sqlite', /DATABASE_URL cannot be opened \(SQLITE_/],
    ['of PostgreSQL', ['a.sqlite'], `postgres://a:${randomUUID()}@b/c`, /DATABASE_URL .* pg_dump/],
  ])('%s makes nothing', async (_name, words, url, message) => {
    await openSqliteUsers(database).close();
    const { code, stdout, stderr } = await backUp(words, url);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 2,
    });
    expect(stderr).toMatch(message);
    if (url !== undefined) expect(stderr).not.toContain(url);
    expect(existsSync(join(folder, 'a.sqlite'))).toBe(false);
  });

  test('leaves no file behind if the database cannot be read', async () => {
    writeFileSync(database, Buffer.alloc(8_192, 'nonsense'));
    chmodSync(database, 0o600);
    expect(await backUp(['a.sqlite'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/: DATABASE_URL cannot be opened \(SQLITE_NOTADB\)\.\n$/),
    });
    expect(existsSync(join(folder, 'a.sqlite'))).toBe(false);
  });
});
