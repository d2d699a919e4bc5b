import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  ask,
  newMember,
  newPerson,
  type Person,
  register,
  signIn,
  unavailable,
  until,
  whoAmI,
} from '../support/client.ts';
import { endProcesses, type Identity } from '../support/process.ts';
import { root } from '../support/repository.ts';
import { namesIn, newFile } from '../support/sqlite-files.ts';
import { serve, serverDirectory } from './serve.ts';
import { mountSmallDisk } from './small-disk.ts';

const directory = serverDirectory();

describe.concurrent('a SQLite file that another process has locked', () => {
  test.each(['IMMEDIATE', 'EXCLUSIVE'])(
    'is read while registrations wait for it, and written when it is free: %s',
    async (kind) => {
      const file = newFile(directory.path);
      const url = await serve(file).url;
      const { token } = await newMember(url);
      const another = new Database(file);
      another.exec(`BEGIN ${kind}`);

      const newcomers = Array.from({ length: 5 }, newPerson);
      let answers = 0;
      const registrations = newcomers.map(async (person) => {
        const told = await register(url, person);
        answers += 1;
        return told.status;
      });
      for (let n = 0; n < 25; n += 1) {
        expect(await whoAmI(url, token)).toMatchObject({ status: 200 });
      }
      expect(answers).toBe(0);

      another.exec('COMMIT');
      another.close();
      expect(await Promise.all(registrations)).toEqual([201, 201, 201, 201, 201]);
      expect(namesIn(file)).toHaveLength(6);
    },
  );

  test('returns 503 if that lasts, and only to requests that must write', async () => {
    const file = newFile(directory.path);
    const url = await serve(file).url;
    const braked = await serve(file, { THROTTLE: '1' }).url;
    const member = await newMember(url);
    const another = new Database(file);
    another.exec('BEGIN IMMEDIATE');

    const newcomer = newPerson();
    const told = await Promise.all([
      register(url, newcomer),
      signIn(braked, member),
      ask(url, '/api/sign-out', { token: member.token, post: {} }),
    ]);
    for (const reply of told) expect(reply).toMatchObject(unavailable);
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    expect(await whoAmI(braked, member.token)).toMatchObject({ status: 200 });

    another.exec('COMMIT');
    another.close();
    expect(await signIn(braked, member)).toMatchObject({ status: 200 });
    expect(await register(url, newcomer)).toMatchObject({ status: 201 });
    expect(namesIn(file).toSorted()).toEqual([member.username, newcomer.username].toSorted());
  });
});

test('a SQLite file that another process writes all the time is written in turns', async () => {
  const file = newFile(directory.path);
  const url = await serve(file, { THROTTLE: '1' }).url;
  const member = await newMember(url);
  const another = new Database(file);
  let done = false;
  const writing = (async () => {
    while (!done) {
      another.exec('BEGIN IMMEDIATE');
      await setImmediate();
      another.exec('COMMIT');
      await setImmediate();
    }
  })();
  for (let n = 0; n < 20; n += 1) {
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
  }
  done = true;
  await writing;
  another.close();
});

test('on a full disk requests that must write get 503, and others are served', async ({ skip }) => {
  const disk = mountSmallDisk();
  if (disk === undefined) return skip('this account may not mount a small disk');
  try {
    const file = join(disk.path, 'users.sqlite');
    const url = await serve(file).url;
    const braked = await serve(file, { THROTTLE: '1' }).url;
    const member = await newMember(url);

    disk.fill();
    // A few may still find room in the write-ahead log.
    const admitted = await fillLog(url);
    const newcomers = Array.from({ length: 5 }, newPerson);
    for (const person of newcomers) expect(await register(url, person)).toMatchObject(unavailable);
    expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    // A sign-in that cannot be counted is refused: a full disk must not let anybody guess as they like.
    const wrong = { error: 'invalid_credentials', error_description: 'Wrong username or password' };
    const guess = () => signIn(braked, { ...member, password: 'a guess' });
    await until(503, guess, [{ status: 401, body: wrong }]);
    expect(await guess()).toMatchObject(unavailable);
    expect(await signIn(braked, member)).toMatchObject(unavailable);
    expect(await whoAmI(braked, member.token)).toMatchObject({ status: 200 });

    disk.free();
    expect(await signIn(braked, member)).toMatchObject({ status: 200 });
    for (const person of newcomers) {
      expect(await register(url, person)).toMatchObject({ status: 201 });
      expect(await signIn(braked, person)).toMatchObject({ status: 200 });
    }
    expect(namesIn(file).toSorted()).toEqual(
      [member, ...admitted, ...newcomers].map(({ username }) => username).toSorted(),
    );
  } finally {
    await endProcesses();
    disk.remove();
  }
});

test('a file that is read-only is read, and written after a restart', async ({ skip }) => {
  const reader = accountThatOnlyReads(root);
  if (reader === undefined) return skip('only root may read this repository');
  const file = newFile(directory.path);
  mkdirSync(dirname(file));
  for (const folder of [directory.path, dirname(file)]) chmodSync(folder, 0o777);
  const stop = async (server: ReturnType<typeof serve>) => {
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
  };

  const first = serve(file, {}, reader);
  const member = await newMember(await first.url);
  await stop(first);
  for (const mode of [0o444, 0o666]) {
    for (const name of globSync(`${file}*`)) chmodSync(name, mode);
    const server = serve(file, {}, reader);
    const url = await server.url;
    expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    const told = await register(url, newPerson());
    if (mode === 0o444) expect(told).toMatchObject(unavailable);
    else expect(told).toMatchObject({ status: 201 });
    await stop(server);
  }
  expect(namesIn(file)).toHaveLength(2);
});

/** Registers users until the disk is full, and returns the registered ones. */
async function fillLog(url: string): Promise<Person[]> {
  const admitted: Person[] = [];
  for (;;) {
    const person = newPerson();
    const told = await register(url, person);
    if (told.status !== 201) {
      expect(told).toMatchObject(unavailable);
      return admitted;
    }
    admitted.push(person);
  }
}

/** Root may write to any file; an account without files may not. */
function accountThatOnlyReads(folder: string): Identity | undefined {
  if (process.getuid?.() !== 0) return {};
  const reader = { uid: 65_534, gid: 65_534 };
  try {
    execFileSync(process.execPath, ['--version'], { ...reader, cwd: folder, stdio: 'ignore' });
    return reader;
  } catch {
    return undefined;
  }
}
