import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import request from 'supertest';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createThrottle } from '#server/accounts/throttle.ts';
import type { ThrottleLimits } from '#server/accounts/throttle-limits.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { refusal, refused, seen } from '../support/answers.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { addMember, type Member, randomConfig, temporaryDirectory } from '../support/world.ts';

const [home, elsewhere] = ['192.0.2.1', '198.51.100.7'];
const wrong = 'not-the-password';

thawAfterEach();

let file: string;
let member: Member;
let url: string;

beforeEach(async () => {
  const directory = temporaryDirectory();
  onTestFinished(directory.remove);
  file = join(directory.path, 'users.sqlite');
  url = await serve();
  const users = openSqliteUsers(file);
  member = await addMember(users);
  await users.close();
});

/** Another server on the same file, behind this number of proxies. */
async function serve(proxies = 1, limits: ThrottleLimits = {}): Promise<string> {
  const users = openSqliteUsers(file);
  const throttle = createThrottle(users.newLimiter, limits);
  const app = createApp(randomConfig(), users, { throttle, proxies });
  const server = await listen(app, '127.0.0.1', 0);
  onTestFinished(async () => {
    await server.close();
    await users.close();
  });
  return server.url;
}

/** A sign-in as it comes from an address through our proxy. */
function signIn(password: string, address: string, username = member.username, at = url) {
  return request(at).post('/login').set('X-Forwarded-For', address).send({ username, password });
}

async function statusesOf(count: number, send: (turn: number) => PromiseLike<{ status: number }>) {
  const statuses: number[] = [];
  for (let turn = 0; turn < count; turn += 1) statuses.push((await send(turn)).status);
  return statuses;
}

/** This number of addresses that the server has not seen. */
function strangers(count: number): string[] {
  return Array.from({ length: count }, (_, turn) => `203.0.${turn >> 8}.${turn & 255}`);
}

describe('a user name from one address', () => {
  test('has ten wrong passwords, then every password must wait', async () => {
    expect(await statusesOf(10, () => signIn(wrong, elsewhere))).toEqual(Array(10).fill(401));
    for (const password of [wrong, member.password]) {
      const reply = await signIn(password, elsewhere);
      expect(seen(reply)).toEqual(refusal(refused.tooMany));
      const seconds = Number(reply.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(900);
    }
  });

  test('does not limit the owner at another address, or other users at this one', async () => {
    await statusesOf(11, () => signIn(wrong, elsewhere));
    expect((await signIn(member.password, home)).status).toBe(200);
    expect((await signIn(wrong, elsewhere, 'grace')).status).toBe(401);
  });

  test('is free again when Retry-After has passed', async () => {
    const start = Math.floor(Date.now() / 1000);
    freezeClock(start);
    await statusesOf(10, () => signIn(wrong, elsewhere));
    const reply = await signIn(member.password, elsewhere);
    expect(reply.headers['retry-after']).toBe('900');
    freezeClock(start + 899.999);
    expect((await signIn(member.password, elsewhere)).status).toBe(429);
    freezeClock(start + 900);
    expect((await signIn(member.password, elsewhere)).status).toBe(200);
  });

  test('is also counted if all requests arrive at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, () => signIn(wrong, elsewhere)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  test('is one name in any case, and one address in any spelling', async () => {
    const names = [member.username, member.username.toUpperCase()];
    const addresses = [elsewhere, `::ffff:${elsewhere}`];
    await statusesOf(10, (turn) => signIn(wrong, addresses[turn % 2] ?? '', names[turn % 2]));
    expect((await signIn(wrong, elsewhere)).status).toBe(429);
  });

  test('is one network of IPv6, because an attacker has many addresses in it', async () => {
    await statusesOf(10, (turn) => signIn(wrong, `2001:db8:1:2::${turn}`));
    expect((await signIn(wrong, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await signIn(wrong, '2001:db8:1:3::1')).status).toBe(401);
  });

  test('is one address, with any port that a proxy writes behind it', async () => {
    const spelt = (turn: number) =>
      turn % 2 ? `${elsewhere}:${turn}` : `[::ffff:${elsewhere}]:${turn}`;
    await statusesOf(10, (turn) => signIn(wrong, spelt(turn)));
    expect((await signIn(wrong, elsewhere)).status).toBe(429);
    await statusesOf(10, (turn) => signIn(wrong, `[2001:db8:1:2::${turn}]:${turn}`));
    expect((await signIn(wrong, '2001:db8:1:2::9')).status).toBe(429);
  });

  test('starts again at zero after a sign-in', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect(await statusesOf(9, () => signIn(wrong, home))).toEqual(Array(9).fill(401));
      expect((await signIn(member.password, home)).status).toBe(200);
    }
  });

  test('is not counted if no password was compared', async () => {
    await statusesOf(12, () =>
      request(url)
        .post('/login')
        .set('X-Forwarded-For', home)
        .send({ username: member.username, password: 1 }),
    );
    await statusesOf(12, () =>
      request(url).post('/login').type('text').set('X-Forwarded-For', home).send('hello'),
    );
    expect((await signIn(member.password, home)).status).toBe(200);
  });

  test('is counted for a change of password, too', async () => {
    const { body } = await signIn(member.password, home);
    const change = (password: string) =>
      request(url)
        .post('/api/password')
        .set({ 'x-access-token': body.token, 'X-Forwarded-For': home })
        .send({ password, newPassword: randomUUID() });
    expect(await statusesOf(11, () => change(wrong))).toEqual([...Array(10).fill(401), 429]);
    expect((await change(member.password)).status).toBe(429);
  });
});

describe('an address', () => {
  test('has a hundred wrong passwords for all user names together', async () => {
    const names = Array.from({ length: 100 }, () => randomUUID());
    const sprayed = await Promise.all(names.map((name) => signIn(wrong, elsewhere, name)));
    expect(sprayed.map(({ status }) => status)).toEqual(Array(100).fill(401));
    const reply = await signIn(member.password, elsewhere);
    expect(seen(reply)).toEqual(refusal(refused.tooMany));
    expect((await signIn(member.password, home)).status).toBe(200);
  });

  test('has twenty registrations in an hour', async () => {
    const register = (address: string) =>
      request(url)
        .post('/users')
        .set('X-Forwarded-For', address)
        .send({ username: randomUUID(), password: randomUUID() });
    expect(await statusesOf(20, () => register(elsewhere))).toEqual(Array(20).fill(201));
    const reply = await register(elsewhere);
    expect(seen(reply)).toEqual(refusal(refused.tooMany));
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(3_000);
    expect((await register(home)).status).toBe(201);
  });
});

test('a hundred addresses lock a name for other addresses, and not for an address that its owner has used', async () => {
  expect((await signIn(member.password, home)).status).toBe(200);
  const tried = await Promise.all(strangers(100).map((address) => signIn(wrong, address)));
  expect(tried.map(({ status }) => status)).toEqual(Array(100).fill(401));
  expect((await signIn(wrong, elsewhere)).status).toBe(429);
  expect((await signIn(member.password, home)).status).toBe(200);
  expect((await signIn(wrong, home)).status).toBe(401);
});

test('a request that cannot be a guess is not counted and writes nothing', async () => {
  const { body } = await signIn(member.password, home);
  const bodies = [{}, { username: member.username }, { username: member.username, password: 1 }];
  const unfit = [
    { username: 'a b', password: randomUUID() },
    { username: 'ada', password: 'short' },
  ];
  const newPasswords = [{}, { password: wrong }, { password: wrong, newPassword: 'short' }];
  const rows = new Database(file, { readonly: true });
  onTestFinished(() => void rows.close());
  const count = rows.prepare('SELECT sum(points) AS points, count(*) AS rows FROM attempts');
  const before = count.get();
  const post = (path: string, sent: object) =>
    request(url)
      .post(path)
      .set({ 'x-access-token': body.token, 'X-Forwarded-For': elsewhere })
      .send(sent);
  for (const [path, all] of [
    ['/login', bodies],
    ['/users', [...bodies, ...unfit]],
    ['/api/password', newPasswords],
  ] as const) {
    for (const sent of all) {
      expect(await statusesOf(21, () => post(path, sent))).toEqual(Array(21).fill(400));
    }
  }
  expect(count.get()).toEqual(before);
});

test('the address of a registration counts as an address that the owner has used', async () => {
  const newcomer = { username: randomUUID(), password: randomUUID() };
  const registered = await request(url).post('/users').set('X-Forwarded-For', home).send(newcomer);
  expect(registered.status).toBe(201);
  const { username, password } = newcomer;
  await Promise.all(strangers(100).map((address) => signIn(wrong, address, username)));
  expect((await signIn(password, elsewhere, username)).status).toBe(429);
  expect((await signIn(password, home, username)).status).toBe(200);
});

test('two servers on one database count together', async () => {
  const other = await serve();
  await statusesOf(10, (turn) => signIn(wrong, elsewhere, member.username, turn % 2 ? url : other));
  expect((await signIn(member.password, elsewhere)).status).toBe(429);
  expect((await signIn(member.password, elsewhere, member.username, other)).status).toBe(429);
});

describe('X-Forwarded-For', () => {
  test('is ignored if there is no trusted proxy', async () => {
    const bare = await serve(0);
    const statuses = await statusesOf(11, (turn) =>
      signIn(wrong, `203.0.113.${turn}`, member.username, bare),
    );
    expect(statuses.at(-1)).toBe(429);
  });

  test('is read only as far as trusted proxies have written it', async () => {
    await statusesOf(10, (turn) => signIn(wrong, `203.0.113.${turn}, ${elsewhere}`));
    expect((await signIn(wrong, elsewhere)).status).toBe(429);
    const two = await serve(2);
    expect((await signIn(wrong, `${home}, ${elsewhere}`, member.username, two)).status).toBe(401);
  });

  test.each(['', 'nonsense', '1.2.3.4:99', 'a'.repeat(4_000)])(
    'with %j in it neither avoids the limit nor causes an error',
    async (address) => {
      expect(await statusesOf(11, () => signIn(wrong, address))).toEqual([
        ...Array(10).fill(401),
        429,
      ]);
    },
  );
});

test('the database contains neither names nor addresses of failed attempts', async () => {
  const secret = `password-typed-as-a-name-${randomBytes(8).toString('hex')}`;
  await signIn(wrong, elsewhere, secret);
  await signIn(member.password, home);
  const database = new Database(file, { readonly: true });
  const rows = JSON.stringify(database.prepare('SELECT * FROM attempts').all());
  database.close();
  expect(rows.length).toBeGreaterThan(100);
  for (const text of [secret, member.username, elsewhere, home]) expect(rows).not.toContain(text);
});

describe('other limits', () => {
  test('are those of one name from one address', async () => {
    const at = await serve(1, { pair: 2 });
    const attempts = () => statusesOf(3, () => signIn(wrong, home, member.username, at));
    expect(await attempts()).toEqual([401, 401, 429]);
  });

  test('are those of one address', async () => {
    const at = await serve(1, { address: 2 });
    const attempts = () => statusesOf(3, () => signIn(wrong, home, randomUUID(), at));
    expect(await attempts()).toEqual([401, 401, 429]);
  });

  test('are those of registrations', async () => {
    const at = await serve(1, { registration: 1 });
    const register = () =>
      request(at).post('/users').send({ username: randomUUID(), password: randomUUID() });
    expect(await statusesOf(2, register)).toEqual([201, 429]);
  });
});
