import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { demoUsers } from '#demo/users.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { jsonAnswer, refusal, refused, seen } from './support/answers.ts';
import { endProcesses } from './support/process.ts';
import { sendLines } from './support/raw-http.ts';
import { root } from './support/repository.ts';
import { startMain } from './support/start.ts';
import { addMember, temporaryDirectory } from './support/world.ts';

const directory = temporaryDirectory();
afterAll(async () => {
  await endProcesses();
  directory.remove();
});

/** A good environment with a random secret, any free port, and a database of its own. */
function environment(more: Record<string, string> = {}) {
  return {
    JWT_SECRET: randomBytes(32).toString('hex'),
    PORT: '0',
    DATABASE_URL: join(directory.path, randomUUID(), 'users.sqlite'),
    ...more,
  };
}

function login(url: string, body: object) {
  return request(url).post('/login').send(body);
}

/** A copy of what a fresh clone has, with the packages installed. */
function cloneTo(name: string): string {
  const folder = join(directory.path, name);
  for (const entry of ['src', 'views', 'steps', 'package.json'].filter((e) =>
    existsSync(join(root, e)),
  )) {
    cpSync(join(root, entry), join(folder, entry), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

describe.concurrent('npm start', () => {
  test('prints the address, seeds the demo users, and serves them', async () => {
    const main = startMain(environment());
    const url = await main.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(demoUsers.map(({ username }) => username)).toEqual(['ada', 'grace']);
    const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);
    await main.prints(new RegExp(`^Sign in as ${names.join(' or ')}\\.\n`, 'm'));
    for (const user of demoUsers) {
      const { status, body } = await login(url, user);
      expect(status).toBe(200);
      const me = await request(url).get('/api/me').set('x-access-token', body.token);
      expect(seen(me)).toMatchObject(jsonAnswer(200, { user: body.user }));
    }
    expect(main.printed.stderr).toBe('');
  });

  test('keeps its users and its tokens over a restart', async () => {
    const env = environment();
    const first = startMain(env);
    const { body } = await login(await first.url, demoUsers[0] ?? {});
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = startMain(env);
    const me = await request(await second.url)
      .get('/api/me')
      .set('x-access-token', body.token);
    expect(me.body).toEqual({ user: body.user });
  });

  test('makes everything it needs at the first start, readable only for its owner', async () => {
    const folder = cloneTo('clone');

    const main = startMain({ PORT: '0' }, folder);
    expect((await login(await main.url, demoUsers[0] ?? {})).status).toBe(200);
    expect(main.printed.stdout).toMatch(/^Wrote a fresh JWT_SECRET to \.env/);
    const [, secret = ''] =
      /^JWT_SECRET=(\S+)$/m.exec(readFileSync(join(folder, '.env'), 'utf8')) ?? [];
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(main.printed.stdout).not.toContain(secret);
    for (const name of [
      '.env',
      'data',
      ...readdirSync(join(folder, 'data')).map((f) => `data/${f}`),
    ]) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
    main.signal('SIGTERM');
    expect(await main.ended).toBe(0);
  });

  test.each([
    ['DEMO=0', { DEMO: '0' }],
    ['NODE_ENV=production', { NODE_ENV: 'production' }],
  ])('seeds and shows no users with %s', async (_name, more) => {
    const env = environment(more);
    const main = startMain(env);
    const url = await main.url;
    for (const user of demoUsers) {
      expect(seen(await login(url, user))).toMatchObject({ status: 401 });
      expect(main.printed.stdout).not.toContain(user.username);
    }
    const users = openSqliteUsers(env.DATABASE_URL);
    const member = await addMember(users);
    await users.close();
    expect((await login(url, { ...member })).status).toBe(200);
  });

  test('writes no .env in production, and does not start without a secret', async () => {
    const folder = cloneTo('production');
    const main = startMain({ PORT: '0', NODE_ENV: 'production' }, folder);
    expect(await main.ended).toBe(1);
    expect(main.printed.stderr).toBe('Cannot start: JWT_SECRET is not set.\n');
    expect(existsSync(join(folder, '.env'))).toBe(false);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test.each([
    ['JWT_SECRET', 'too-short-a-key'],
    ['TOKEN_LIFETIME', '7days'],
    ['PORT', '65536'],
    ['HOST', '192.0.2.1'],
    ['DATABASE_URL', 'postgres://ada:hunter2@localhost/kata'],
    ['DATABASE_URL', import.meta.filename],
    ['DEMO', 'maybe'],
  ])('names %s and not its value %j, and exits with 1', async (variable, value) => {
    const main = startMain(environment({ [variable]: value }));
    expect(await main.ended).toBe(1);
    expect(main.printed.stdout).toBe('');
    expect(main.printed.stderr).toMatch(new RegExp(`^Cannot start: ${variable} .*\\.\n$`));
    expect(main.printed.stderr).not.toContain(value);
  });

  test('refuses the demo in production', async () => {
    const main = startMain(environment({ NODE_ENV: 'production', DEMO: '1' }));
    expect(await main.ended).toBe(1);
    expect(main.printed).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(/^Cannot start: DEMO /),
    });
  });

  test('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = String(typeof address === 'object' ? address?.port : address);
    const main = startMain(environment({ PORT: port }));
    expect(await main.ended).toBe(1);
    expect(main.printed.stderr).toMatch(
      /^Cannot start: PORT \d+ is taken; choose another, as in PORT=\d+ npm start\.\n$/,
    );
    expect(main.printed.stderr).toContain(port);
    taken.close();
  });

  test.each([['SIGTERM'], ['SIGINT'], ['SIGTERM', 'SIGINT']] as const)(
    'lets a running request finish after %s %s, and exits with 0',
    async (...signals) => {
      const main = startMain(environment());
      const url = await main.url;
      const body = JSON.stringify(demoUsers[0]);
      const running = httpRequest(`${url}/login`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': body.length,
          Expect: '100-continue',
        },
      });
      running.flushHeaders();
      await once(running, 'continue');

      for (const signal of signals) main.signal(signal);
      await noLongerListening(url);
      running.end(body);
      const [reply] = await once(running, 'response');
      expect(reply.statusCode).toBe(200);
      reply.resume();
      expect(await main.ended).toBe(0);
      expect(main.printed.stderr).toBe('');
    },
  );

  test('survives compressed bodies that end beyond the limit', async () => {
    const main = startMain(environment());
    const url = await main.url;
    for (const size of [60_000, 70_000]) {
      for (const bytes of [randomBytes(size), Buffer.alloc(size, 'a')]) {
        const packed = gzipSync(bytes);
        packed.fill(0xff, packed.length - 8);
        await request(url)
          .post('/login')
          .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
          .serialize((body) => body)
          .send(packed)
          .catch(() => {});
      }
    }
    expect(await Promise.race([main.ended, request(url).get('/health')])).toMatchObject({
      status: 200,
    });
    expect(main.printed.stderr).toBe('');
  });

  test('never prints a secret, a password or a token, for any request', async () => {
    const env = environment({ DEMO: '0' });
    const users = openSqliteUsers(':memory:');
    const { password } = await addMember(users);
    await users.close();
    const main = startMain(env);
    const url = await main.url;
    const { token } = (await login(url, { username: 'ada', password })).body;
    const secrets = [env.JWT_SECRET, password, `${token ?? 'eyJ'}`];
    for (const text of secrets) {
      await request(url).get(`/api/me?access_token=${text}`).set('x-access-token', text);
      await request(url).post('/login').type('json').send(`{"password":"${text}"`);
      await request(url)
        .post('/api/me')
        .type('form')
        .send(`access_token=${text}&access_token=${text}`);
      await sendLines(url, `GET http://[${text}`, []);
      await sendLines(url, `FOO /${text}`, []);
    }
    expect(seen(await request(url).get('/nothing'))).toMatchObject(refusal(refused.notFound));
    main.signal('SIGTERM');
    expect(await main.ended).toBe(0);
    for (const text of secrets) {
      expect(main.printed.stdout).not.toContain(text);
      expect(main.printed.stderr).not.toContain(text);
    }
  });
});

/** Resolves when an address no longer accepts connections. */
async function noLongerListening(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    try {
      await once(socket, 'connect');
    } catch {
      return;
    } finally {
      socket.destroy();
    }
  }
}
