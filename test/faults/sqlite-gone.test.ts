import {
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ask,
  newMember,
  newPerson,
  register,
  signIn,
  unavailable,
  until,
  whoAmI,
} from '../support/client.ts';
import { checkpoint, copyOf, namesIn, newFile } from '../support/sqlite-files.ts';
import { serve, serverDirectory } from './serve.ts';

const directory = serverDirectory();

describe.concurrent('a SQLite file under a running server', () => {
  test.each<[string, (file: string, copy: string) => () => void]>([
    [
      'is moved away and back',
      (file) => {
        renameSync(file, `${file}.aside`);
        return () => renameSync(`${file}.aside`, file);
      },
    ],
    [
      'is deleted, and restored from a copy',
      (file, copy) => {
        rmSync(file);
        return () => copyFileSync(copy, file);
      },
    ],
    [
      'is deleted with all that belongs to it, and restored from a copy',
      (file, copy) => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`);
        return () => renameSync(copy, file);
      },
    ],
    [
      'is overwritten with nonsense, and replaced by a copy',
      (file, copy) => {
        checkpoint(file);
        writeFileSync(file, Buffer.alloc(statSync(file).size, 'nonsense'), { flag: 'r+' });
        return () => renameSync(copy, file);
      },
    ],
    [
      'is overwritten with nonsense, and then with a copy',
      (file, copy) => {
        checkpoint(file);
        writeFileSync(file, 'What were they thinking?');
        return () => copyFileSync(copy, file);
      },
    ],
    [
      'is emptied, and replaced by a copy',
      (file, copy) => {
        checkpoint(file);
        truncateSync(file);
        return () => renameSync(copy, file);
      },
    ],
  ])('%s', async (_name, spoil) => {
    const file = newFile(directory.path);
    const server = serve(file);
    const url = await server.url;
    const [ada, grace] = [await newMember(url), await newMember(url)];
    const me = { status: 200, body: { user: { username: ada.username } } };
    const { body } = await whoAmI(url, ada.token);
    const newcomer = newPerson();

    const restore = spoil(file, await copyOf(file));
    await until(503, () => whoAmI(url, ada.token), [{ status: 200, body }]);
    for (const told of [
      await whoAmI(url, ada.token),
      await ask(url, '/greeting', { token: ada.token }),
      await ask(url, '/api/sign-out', { token: ada.token, post: {} }),
      await register(url, newcomer),
      await signIn(url, ada),
    ]) {
      expect(told).toMatchObject(unavailable);
    }
    expect(await ask(url, '/health')).toMatchObject({ status: 200 });

    restore();
    expect(await until(200, () => whoAmI(url, ada.token), [unavailable])).toMatchObject(me);
    expect(await signIn(url, grace)).toMatchObject({ status: 200 });
    expect(await register(url, newcomer)).toMatchObject({ status: 201 });
    expect(namesIn(file).toSorted()).toEqual(
      [ada, grace, newcomer].map(({ username }) => username).toSorted(),
    );

    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.printed.stderr).toBe('');
  });
});

test.each<[string, (file: string) => void]>([
  ['nonsense', (file) => writeFileSync(file, Buffer.alloc(8_192, 'nonsense'))],
  ['a text', (file) => writeFileSync(file, 'users: ada, grace')],
  ['a folder', (file) => mkdirSync(file)],
])('%s in the place of a database ends the start, and is left as it is', async (_name, put) => {
  const file = newFile(directory.path);
  mkdirSync(dirname(file));
  put(file);
  const { size, mtimeMs } = statSync(file);
  const server = serve(file);
  expect(await server.ended).toBe(1);
  expect(server.printed.stdout).toBe('');
  expect(server.printed.stderr).toMatch(/^Cannot start: DATABASE_URL .*\.\n$/);
  expect(server.printed.stderr).not.toContain(dirname(file));
  expect(statSync(file)).toMatchObject({ size, mtimeMs });
});
