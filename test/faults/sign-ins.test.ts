import { describe, expect, test } from 'vitest';
import { openUsers } from '#server/users/open.ts';
import { hashPassword } from '#server/users/passwords.ts';
import { ask, newMember, newPerson, signIn, tokenOf, whoAmI } from '../support/client.ts';
import { newFile } from '../support/sqlite-files.ts';
import { serve, serverDirectory } from './serve.ts';

const directory = serverDirectory();

describe('a server whose clients', () => {
  test('sign in fifty at the same time responds to cheap requests before the last of them', async () => {
    const file = newFile(directory.path);
    const url = await serve(file, { THROTTLE: '1' }).url;
    const { token, password } = await newMember(url);
    const users = await openUsers(file);
    const passwordHash = await hashPassword(password);
    const fifty = Array.from({ length: 50 }, () => ({ ...newPerson(), password }));
    for (const { username } of fifty) await users.add(username, passwordHash);
    await users.close();

    let signedIn = 0;
    const signIns = fifty.map(async (person) => {
      const told = await signIn(url, person);
      signedIn += 1;
      return told;
    });
    // Were they behind the sign-ins, not even the first would come before the last of those.
    for (let n = 0; n < 25; n += 1) {
      expect(await whoAmI(url, token)).toMatchObject({ status: 200 });
    }
    expect(signedIn).toBeLessThan(fifty.length);
    for (const [index, told] of (await Promise.all(signIns)).entries()) {
      const { username } = fifty[index] ?? {};
      expect(told).toMatchObject({ status: 200, body: { user: { username } } });
      expect(await whoAmI(url, tokenOf(told))).toMatchObject({ body: { user: { username } } });
    }
  });

  test('are too many to wait returns 503 to some, and serves the rest, and the others when they try again', async () => {
    const url = await serve(newFile(directory.path)).url;
    const member = await newMember(url);
    const told = await Promise.all(Array.from({ length: 150 }, () => signIn(url, member)));
    const refused = told.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(50);
    for (const reply of refused) {
      expect(reply).toMatchObject({ retryAfter: 1, body: { error: 'busy' } });
    }
    for (const { status } of told) expect([200, 503]).toContain(status);
    expect(await signIn(url, member)).toMatchObject({ status: 200 });
    expect(await ask(url, '/health')).toMatchObject({ status: 200 });
  });
});
