import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newMember, newPerson, register, signIn, whoAmI } from '../support/client.ts';
import { copyOf, namesIn, newFile } from '../support/sqlite-files.ts';
import { serve, serverDirectory } from './serve.ts';

const directory = serverDirectory();

describe.concurrent('a SQLite file that an operator replaces by a copy', () => {
  test.each<[string, NodeJS.Signals, number | NodeJS.Signals]>([
    ['after the server has stopped', 'SIGTERM', 0],
    ['after the server was killed, with the -wal and -shm files deleted', 'SIGKILL', 'SIGKILL'],
  ])('%s, is used as it is', async (_name, signal, code) => {
    const file = newFile(directory.path);
    const server = serve(file);
    const url = await server.url;
    const [ada, grace] = [await newMember(url), await newMember(url)];
    const copy = await copyOf(file);
    const later = await newMember(url);
    server.signal(signal);
    expect(await server.ended).toBe(code);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    renameSync(copy, file);

    const again = serve(file);
    const nextUrl = await again.url;
    for (const member of [ada, grace]) {
      expect(await whoAmI(nextUrl, member.token)).toMatchObject({ status: 200 });
    }
    expect(await whoAmI(nextUrl, later.token)).toMatchObject({ status: 401 });
    expect(await signIn(nextUrl, grace)).toMatchObject({ status: 200 });
    const person = newPerson();
    expect(await register(nextUrl, person)).toMatchObject({ status: 201 });
    expect(namesIn(file).toSorted()).toEqual(
      [ada, grace, person].map(({ username }) => username).toSorted(),
    );
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
