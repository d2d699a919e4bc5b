import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { ask } from '#kata/judge/session.ts';
import { prepareWarm } from '#kata/judge/warm-up.ts';
import { makeSecret } from '#server/secret.ts';
import { openSqliteUsers } from '#server/users/sqlite.ts';
import { stepAt } from '../../support/learner.ts';
import { temporaryDirectory } from '../../support/world.ts';

const { path: folder, remove } = temporaryDirectory();
afterAll(remove);
const users = openSqliteUsers(':memory:');
const file = join(folder, 'prints.ts');
writeFileSync(
  file,
  `export const extractToken = () => (ctx, next) => {
    console.log('Asked for', ctx.path);
    return next();
  };`,
);

/** A process that waits, and is stopped after the test. */
function waiting() {
  const prepared = prepareWarm({ step: stepAt(3), file });
  onTestFinished(() => prepared.stop());
  return prepared;
}

describe('a process that waits for a save', () => {
  test('answers requests until its program begins', async () => {
    const { address } = waiting();
    const url = String(await address);
    const { body } = await ask(url, { path: '/warm', query: { access_token: 'a' }, json: [1] });
    expect(body).toEqual({ query: { access_token: 'a' }, sent: [1], token: '' });
    expect((await ask(url, { path: '/nowhere' })).status).toBe(404);
  });

  test('hides earlier requests from its program, whenever that begins', async () => {
    for (const delay of ['at once', 'listening', 'warm']) {
      const { address, begin } = waiting();
      const url = delay === 'at once' ? undefined : await address;
      for (let n = 0; n < 100 && delay === 'warm'; n += 1)
        await ask(String(url), { path: '/warm' });
      const running = await begin({ env: { JWT_SECRET: makeSecret() }, users });
      expect((await ask(running.url, { path: '/warm' })).status).toBe(404);
      expect(await running.output()).toBe('Asked for /warm\n');
    }
  });

  test('that is stopped at once has no address', async () => {
    const prepared = waiting();
    await prepared.stop();
    expect(await prepared.address).toBe(undefined);
  });
});
