import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
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
import { administer, namesAt } from '../support/postgres.ts';
import { endProcesses } from '../support/process.ts';
import type { Started } from '../support/start.ts';
import { type Cluster, freePort, hasPrograms, newCluster } from './cluster.ts';
import { Crowd, expectKept } from './crowd.ts';
import { serve } from './serve.ts';

/** Less than it takes several seconds to reach, and more than the tests below keep open. */
const mostConnections = 30;

// A PostgreSQL of its own is killed here: without Debian's programs in /usr/lib/postgresql this is skipped.
describe.runIf(hasPrograms)('PostgreSQL', () => {
  let cluster: Cluster | undefined;
  let database: string;

  beforeEach(async () => {
    cluster ??= await newCluster([
      `max_connections=${mostConnections}`,
      'superuser_reserved_connections=0',
    ]);
    await cluster.start();
    const name = `kata_${randomUUID().replaceAll('-', '')}`;
    await administer(cluster.url('postgres'), `CREATE DATABASE ${name}`);
    database = cluster.url(name);
  });
  afterAll(async () => {
    await endProcesses();
    await cluster?.remove();
  });

  test('is killed under load, three times, and both servers continue when it is back', async () => {
    const servers = [serve(database), serve(database)];
    const urls = await Promise.all(servers.map(({ url }) => url));
    const [one = '', other = ''] = urls;
    const member = await newMember(one);
    const crowd = new Crowd(urls, member.token, 3);
    for (let kills = 1; kills <= 3; kills += 1) {
      const before = crowd.ledger.admitted.length;
      await crowd.until(({ admitted }) => admitted.length >= before + 10);
      await cluster?.kill();
      const [refused, read] = [crowd.ledger.refused.length, crowd.ledger.read.length];
      await crowd.until((now) => now.refused.length > refused + 3 && now.read.length > read + 20);
      await cluster?.start();
    }
    for (const url of urls) await until(200, () => whoAmI(url, member.token), [unavailable]);
    const ledger = await crowd.stop();

    for (const { told } of ledger.refused) expect(told).toMatchObject(unavailable);
    for (const told of ledger.read) {
      if (told.status !== 200) expect(told).toMatchObject(unavailable);
      else expect(JSON.stringify(told.body)).toContain(member.username);
    }
    expect(ledger.unanswered).toEqual([]);
    await expectKept(ledger, other, () => namesAt(database));
    for (const { signal, ended } of servers) {
      signal('SIGTERM');
      expect(await ended).toBe(0);
    }
  });

  test('hangs under a running server, which returns 503 and can be stopped meanwhile', async () => {
    const [server, another] = [serve(database), serve(database)];
    const [url] = await Promise.all([server.url, another.url]);
    const member = await newMember(url);
    const newcomer = newPerson();
    cluster?.freeze();
    onTestFinished(() => cluster?.thaw());
    const told = await Promise.all([
      whoAmI(url, member.token),
      ask(url, '/greeting', { token: member.token }),
      signIn(url, member),
      register(url, newcomer),
    ]);
    for (const reply of told) expect(reply).toMatchObject(unavailable);
    another.signal('SIGTERM');
    expect(await another.ended).toBe(0);

    cluster?.thaw();
    await until(200, () => whoAmI(url, member.token), [unavailable]);
    const { status } = await register(url, newcomer);
    expect(status === 201 || (await signIn(url, newcomer)).status === 200).toBe(true);
    expect((await namesAt(database)).toSorted()).toEqual(
      [member, newcomer].map(({ username }) => username).toSorted(),
    );
  });

  test('has no connection left, for a while', async () => {
    const url = await serve(database).url;
    const braked = await serve(database, { THROTTLE: '1' }).url;
    const member = await newMember(url);
    const others: pg.Client[] = [];
    const take = async () => {
      const client = new pg.Client({ connectionString: database });
      client.on('error', () => {});
      await client.connect();
      others.push(client);
    };
    const takeAll = async () => {
      for (;;) {
        const taken = await take().catch((error: unknown) => error);
        if (taken === undefined) continue;
        expect(taken).toHaveProperty('code', '53300');
        return;
      }
    };
    await takeAll();
    // Requests that share the one connection of the server are served; requests that need another one get 503.
    expect(await whoAmI(url, member.token)).toMatchObject({ status: 200 });
    await others[0]?.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid NOT IN (${await pidsOf(others)})`);
    await takeAll();
    const newcomer = newPerson();
    expect(await whoAmI(url, member.token)).toMatchObject(unavailable);
    expect(await register(url, newcomer)).toMatchObject(unavailable);
    expect(await signIn(braked, member)).toMatchObject(unavailable);

    await Promise.all(others.map((client) => client.end()));
    await until(200, () => whoAmI(url, member.token), [unavailable]);
    expect(await register(url, newcomer)).toMatchObject({ status: 201 });
    expect(await signIn(braked, member)).toMatchObject({ status: 200 });
    expect(await namesAt(database)).toHaveLength(2);
  });

  test('is down when a server starts', async () => {
    await cluster?.kill();
    await expectNoStart(serve(database), database);
  });

  test('stops while a starting server waits for another', async () => {
    const another = new pg.Client({ connectionString: database });
    another.on('error', () => {});
    await another.connect();
    await another.query('SELECT pg_advisory_lock(7519)');
    const server = serve(database);
    for (;;) {
      const { rows } = await another.query(`SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      if (rows.length > 0) break;
    }
    await cluster?.kill();
    await expectNoStart(server, database);
  });

  test('has servers that get SIGTERM and SIGINT, and end with code 0', async () => {
    const server = serve(database);
    const member = await newMember(await server.url);
    server.signal('SIGTERM');
    server.signal('SIGINT');
    expect(await server.ended).toBe(0);
    expect(server.printed.stderr).toBe('');
    expect(await namesAt(database)).toEqual([member.username]);
  });
});

test('a database that accepts connections and sends nothing ends the start', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket.resume()));
  const port = await freePort();
  await once(silent.listen(port, '127.0.0.1'), 'listening');
  const address = `postgres://ada:hunter2@127.0.0.1:${port}/kata`;
  await expectNoStart(serve(address), address);
  expect(sockets.length).toBeGreaterThan(0);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

/** A start that ends by itself, and names the variable and no part of the address. */
async function expectNoStart(server: Started, address: string): Promise<void> {
  expect(await server.ended).toBe(1);
  expect(server.printed.stdout).toBe('');
  expect(server.printed.stderr).toMatch(
    /^Cannot start: DATABASE_URL cannot be opened \([\w ]+\)\.\n$/,
  );
  const { username, password, hostname, port, pathname } = new URL(address);
  for (const part of [username, password, hostname, port, pathname.slice(1)]) {
    if (part !== '') expect(server.printed.stderr).not.toContain(part);
  }
}

async function pidsOf(clients: pg.Client[]): Promise<string> {
  const pids = clients.map(async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return rows[0]?.pid;
  });
  return (await Promise.all(pids)).join(', ');
}
