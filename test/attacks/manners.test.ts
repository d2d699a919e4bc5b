import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { type Report, runAttacks } from '../../src/attacks/run.ts';
import { addMember, randomConfig, temporaryDirectory } from '../support/world.ts';
import { serve } from './serving.ts';

describe('a run of all attacks', () => {
  const directory = temporaryDirectory();
  const file = join(directory.path, 'users.sqlite');
  const users = openSqliteUsers(file);
  const config = randomConfig();
  const open = new Set<Socket>();
  let most = 0;
  let before: unknown;
  let listening: number;
  let report: Report;

  beforeAll(async () => {
    const { username, password } = await addMember(users);
    const app = createApp(config, users);
    app.silent = true;
    const server = createServer(app.callback()).on('connection', (socket) => {
      open.add(socket);
      most = Math.max(most, open.size);
      socket.once('close', () => open.delete(socket));
    });
    const url = await serve(server);
    before = everybody();
    listening = resources('TCPServerWrap');
    // Attacks on sessions sign the user out.
    const attacks = catalogue.filter(({ feature = 'registration' }) => feature === 'registration');
    report = await runAttacks({ url, username, password, secret: config.secret }, { attacks });
  });

  afterAll(async () => {
    await users.close();
    directory.remove();
  });

  test('ends in time, even on a busy machine', () => {
    expect(report.counts.held).toBe(report.results.length);
    expect(report.time).toBeLessThan(100_000);
  });

  test('has a few connections at a time, and none at the end', async () => {
    // Four at a time, and the server may notice closed ones late.
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
    await expect.poll(() => open.size).toBe(0);
    await expect.poll(() => resources('TCPSocketWrap')).toBe(0);
  });

  test('closes the servers that attacks have started', () => {
    expect(resources('TCPServerWrap')).toBe(listening);
  });

  test('changes no user and adds none', () => {
    expect(everybody()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('leaves no file', () => {
    const names = readdirSync(directory.path).filter(
      (name) => !/^users\.sqlite(-\w+)?$/.test(name),
    );
    expect(names).toEqual([]);
  });

  function everybody(): unknown[] {
    const database = new Database(file, { readonly: true });
    try {
      return database.prepare('SELECT * FROM users').all();
    } finally {
      database.close();
    }
  }

  /** The number of open resources of one kind. */
  function resources(kind: string): number {
    return process.getActiveResourcesInfo().filter((name) => name === kind).length;
  }
});
