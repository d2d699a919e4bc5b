import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { demoUsers } from '#demo/users.ts';
import { makeSecret } from '#server/secret.ts';
import { forge } from '../support/forge.ts';
import { temporaryDirectory } from '../support/world.ts';
import { searchKept } from './search-kept.ts';
import { keepProcess, keepSecret } from './secret-recorder.ts';
import { searchOrThrow } from './whole-run.ts';

const names = demoUsers.map(({ username, password }) => `${username} / ${password}`);

/** A run in which one server printed something. */
function runThat(prints: string, stream: 'stdout' | 'stderr' = 'stdout', writes = '') {
  const { path, remove } = temporaryDirectory();
  const { path: elsewhere, remove: removeToo } = temporaryDirectory();
  onTestFinished(remove);
  onTestFinished(removeToo);
  const file = join(elsewhere, 'users.sqlite');
  new Database(file).exec(`CREATE TABLE t (a); INSERT INTO t VALUES ('${writes}')`).close();
  keepSecret('a password', password, path);
  const env = { JWT_SECRET: secret, JWT_PREVIOUS_SECRETS: previous, DATABASE_URL: file };
  const kept = keepProcess('src/main.ts', env, elsewhere, path);
  kept.print(stream, 'Listening\n');
  kept.print(stream, prints);
  kept.end();
  return path;
}

const [secret, previous, password] = [makeSecret(), makeSecret(), randomUUID()];
const token = forge({ alg: 'HS256' }, { sub: 'x' }, 'key');

describe('the search at the end of a run reports', () => {
  test.each<[string, string, 'stdout' | 'stderr', string]>([
    ['a secret', secret, 'stdout', ''],
    ['a secret', Buffer.from(`:${previous}`).toString('base64'), 'stderr', ''],
    ['a password', `{"a":"${password}"}`, 'stderr', ''],
    ['a password', '', 'stdout', password],
    ['a token', `GET /?access_token=${token}`, 'stdout', ''],
    ['a token', '', 'stdout', token],
    ['a demo password', `Sign in as ${names[0]}.\n`, 'stdout', ''],
  ])('%s (%#)', (what, printed, stream, written) => {
    const folder = runThat(printed, stream, written);
    const place = written === '' ? stream : 'the database';
    const pattern = `^${what} stands in whole-run\\.test src-main\\.ts [\\da-f]{8}.${place}`;
    const { found } = searchKept(folder);
    expect(found).toEqual([expect.stringMatching(new RegExp(pattern))]);
    for (const text of [secret, previous, password, token]) {
      expect(found.join()).not.toContain(text);
    }
    expect(() => searchOrThrow(folder)).toThrow('This run has leaked');
  });
});

test('the search at the end of a clean run finds nothing, and reports how much it has searched', () => {
  const folder = runThat(`Sign in as ${names.join(' or ')}.\n`);
  writeFileSync(join(folder, '1.secrets'), '{"what":"a password","text":"another one"}\n');
  expect(searchKept(folder)).toMatchObject({
    found: [],
    counts: { outputs: 2, databases: 1, secrets: 4 + demoUsers.length },
  });
  expect(() => searchOrThrow(folder)).not.toThrow();
});
