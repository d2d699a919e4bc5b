import { join } from 'node:path';
import Database from 'better-sqlite3';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '#server/users/passwords.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { publicUser } from '#server/users/store.ts';
import { makeApp, temporaryDirectory } from '../support/world.ts';
import { describeUserStore } from './user-store.ts';

const directory = temporaryDirectory();
let files = 0;

afterAll(directory.remove);

function newFile(): string {
  files += 1;
  return join(directory.path, `users-${files}.sqlite`);
}

describeUserStore('SQLite', () => {
  const file = newFile();
  return { open: () => openSqliteUsers(file) };
});

describe('the SQLite store', () => {
  test('keeps a write-ahead log', async () => {
    const file = newFile();
    const users = openSqliteUsers(file);
    const database = new Database(file, { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
    await users.close();
  });

  test('lives in memory too', async () => {
    const users = openSqliteUsers(':memory:');
    const user = await users.add('ada', 'hash');
    expect(await users.findByName('ada')).toEqual(user);
    await users.close();
  });

  test('updates a file of the first version, and keeps its users', async () => {
    const file = newFile();
    const old = new Database(file);
    old.exec(`CREATE TABLE users (id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE,
      passwordHash TEXT NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO users VALUES ('1', 'Ada', 'x'), ('2', 'grace', 'y'), ('3', 'gra\u0441e', 'z')`);
    old.close();
    for (const _again of [1, 2]) {
      const users = openSqliteUsers(file);
      const ada = { id: '1', username: 'Ada', passwordHash: 'x', tokensValidFrom: 0 };
      expect(await users.findByName('ADA')).toEqual(ada);
      expect(await users.findById('2')).toMatchObject({ username: 'grace' });
      // It looks like grace. Both were there, so both stay.
      expect(await users.findByName('gra\u0441e')).toMatchObject({ id: '3' });
      expect(await users.add('gr\u0430ce', 'z')).toBe(undefined);
      expect(await users.add('ada', 'z')).toBe(undefined);
      await users.close();
    }
  });

  test('says so if its file cannot be opened', () => {
    const file = join(directory.path, 'missing', 'users.sqlite');
    expect(() => openSqliteUsers(file)).toThrow('ENOENT');
  });

  test('keeps a hash in the place of a password', async () => {
    const { users, member, close } = await makeApp();
    const stored = await users.findById(member.id);
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(stored)).not.toContain(member.password);
    await close();
  });
});

test('a public user has an id and a name, whatever else is stored', () => {
  const stored = {
    id: 'i',
    username: 'n',
    passwordHash: 'h',
    tokensValidFrom: 0,
    email: 'e',
    role: 'root',
  };
  expect(publicUser(stored)).toEqual({ id: 'i', username: 'n' });
});

describe('a password hash', () => {
  test('is argon2id with 19 MiB, two passes, one lane, and a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('x'), hashPassword('x')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  const long = 'p'.repeat(72);
  test.each([
    ['correct', 'correct', true],
    ['correct', 'Correct', false],
    ['correct', 'correct ', false],
    ['correct', '', false],
    ['', '', true],
    ['zo\u00eb 🙂', 'zo\u00eb 🙂', true],
    ['zo\u00eb 🙂', 'zoe\u0308 🙂', true],
    ['zoe\u0308 🙂', 'zo\u00eb 🙂', true],
    ['zo\u00eb 🙂', 'zoe 🙂', false],
    // Passwords that look alike are different: only the same string is the same password.
    ['\ufb01ne', 'fine', false],
    ['nul\0x', 'nul\0x', true],
    ['nul\0x', 'nul\0y', false],
    ['nul\0x', 'nul', false],
    [`${long}a`, `${long}a`, true],
    [`${long}a`, `${long}b`, false],
    [`${long}a`, long, false],
  ])('of %j matches %j: %s', async (password, attempt, matches) => {
    expect(await verifyPassword(attempt, await hashPassword(password))).toBe(matches);
  });

  test.each(['', 'x', 'decoy', 'undefined'])(
    'that is not there never matches %j',
    async (attempt) => {
      expect(await verifyPassword(attempt)).toBe(false);
      expect(await verifyPassword(attempt, undefined)).toBe(false);
    },
  );
});

describe('the time of a login', () => {
  let server: Awaited<ReturnType<typeof makeApp>>;
  beforeAll(async () => {
    server = await makeApp();
  });
  afterAll(() => server.close());

  test('does not tell an unknown user from a wrong password', async () => {
    const { url, member } = server;
    const time = async (username: string) => {
      const start = performance.now();
      const reply = await request(url).post('/login').send({ username, password: 'wrong' });
      expect(reply.status).toBe(401);
      return performance.now() - start;
    };

    const known: number[] = [];
    const unknown: number[] = [];
    // The shortest of several is what the work takes when nothing else is in its way; a busy machine needs more of them.
    const ratio = () => {
      const [shorter = 0, longer = 0] = [Math.min(...known), Math.min(...unknown)].sort(
        (a, b) => a - b,
      );
      return shorter / longer;
    };
    for (let round = 0; round < 10 || (round < 60 && ratio() < 0.5); round += 1) {
      known.push(await time(member.username));
      unknown.push(await time('nobody'));
    }
    expect(ratio()).toBeGreaterThan(0.5);
  });
});
