import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createThrottle } from '#server/accounts/throttle.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/listen.ts';
import type { Config } from '#server/setup.ts';
import type { UserDatabase } from '#server/users/store.ts';
import { ask, newPerson, register, signIn, tokenOf, whoAmI } from '../support/client.ts';
import { freezeClock, thawAfterEach } from '../support/clock.ts';
import { addMember, makeWorld } from '../support/world.ts';

/** Seconds. */
const [minute, hour, day] = [60, 3_600, 24 * 3_600];
const invalid = { status: 401, body: { error_description: 'Access token is not valid' } };
const expired = { status: 401, body: { error_description: 'Access token has expired' } };
const ok = { status: 200 };

let config: Config;
let users: UserDatabase;
let url: string;
let end: () => Promise<void>;
/** Late in its second, since a sign-out responds when the next one begins. */
let now: number;

beforeEach(async () => {
  const made = await makeWorld();
  ({ config, users } = made.world);
  now = made.world.now + 0.95;
  const app = createApp(config, users, { throttle: createThrottle(users.newLimiter) });
  const server = await listen(app, '127.0.0.1', 0);
  url = server.url;
  end = async () => {
    await server.close();
    await made.end();
  };
});
afterEach(() => end());
thawAfterEach();

describe('a clock that is stepped', () => {
  test('back makes a token one that is not valid yet, and forward one that has expired', async () => {
    freezeClock(now);
    const token = tokenOf(await signIn(url, await addMember(users)));
    expect(await whoAmI(url, token)).toMatchObject(ok);
    for (const [step, answer] of [
      [-hour, invalid],
      [-1, invalid],
      [0, ok],
      [config.lifetime - 1, ok],
      [config.lifetime, expired],
      [100 * 365 * day, expired],
      [-50 * 365 * day, invalid],
      [1, ok],
    ] as const) {
      freezeClock(now + step);
      expect(await whoAmI(url, token)).toMatchObject(answer);
    }
  });

  test('back does not accept tokens from before a sign-out, and users can sign in when it is right again', async () => {
    const member = await addMember(users);
    freezeClock(now);
    const before = tokenOf(await signIn(url, member));
    expect(await ask(url, '/api/sign-out', { token: before, post: {} })).toMatchObject({
      status: 204,
    });
    // A token issued a second later is newer than the sign-out. Ten minutes back it is not, and it is refused, too.
    freezeClock(now + 1);
    const after = tokenOf(await signIn(url, member));
    expect(await whoAmI(url, after)).toMatchObject(ok);
    freezeClock(now - 10 * minute);
    const wrong = tokenOf(await signIn(url, member));
    for (const token of [before, after, wrong]) {
      expect(await whoAmI(url, token)).toMatchObject(invalid);
    }
    freezeClock(now + 2);
    for (const token of [before, wrong]) expect(await whoAmI(url, token)).toMatchObject(invalid);
    expect(await whoAmI(url, after)).toMatchObject(ok);
    expect(await whoAmI(url, tokenOf(await signIn(url, member)))).toMatchObject(ok);
  });

  test('back while a password is changed keeps the old password and its tokens refused', async () => {
    const member = await addMember(users);
    freezeClock(now);
    const before = tokenOf(await signIn(url, member));
    const newPassword = randomUUID();
    const post = { password: member.password, newPassword };
    expect(await ask(url, '/api/password', { token: before, post })).toMatchObject(ok);
    freezeClock(now - hour);
    expect(await whoAmI(url, before)).toMatchObject(invalid);
    expect(await signIn(url, member)).toMatchObject({ status: 401 });
    freezeClock(now + 2);
    expect(await whoAmI(url, before)).toMatchObject(invalid);
    const token = tokenOf(await signIn(url, { ...member, password: newPassword }));
    expect(await whoAmI(url, token)).toMatchObject(ok);
  });

  test.each([
    ['right', 0],
    ['an hour ahead', hour],
    ['ten years ahead', 3_650 * day],
    ['ten years behind', -3_650 * day],
  ])('while it was %s does not lock a user out for longer than a window', async (_name, step) => {
    const member = await addMember(users);
    const wrong = { ...member, password: 'a guess' };
    freezeClock(now + step);
    for (let n = 0; n < 10; n += 1) {
      expect(await signIn(url, wrong)).toMatchObject({ status: 401 });
    }
    expect(await signIn(url, member)).toMatchObject({ status: 429, retryAfter: 15 * minute });

    freezeClock(now);
    const told = await signIn(url, member);
    if (told.status === 429) {
      expect(told.retryAfter).toBeGreaterThan(0);
      expect(told.retryAfter).toBeLessThanOrEqual(15 * minute);
      freezeClock(now + told.retryAfter);
      expect(await signIn(url, member)).toMatchObject(ok);
    } else {
      expect(told).toMatchObject(ok);
    }
  });

  test('returns the right Retry-After to a locked-out client', async () => {
    const member = await addMember(users);
    const wrong = { ...member, password: 'a guess' };
    freezeClock(now + day);
    for (let n = 0; n < 10; n += 1) await signIn(url, wrong);
    freezeClock(now);
    expect(await signIn(url, member)).toMatchObject({ status: 429, retryAfter: 15 * minute });
    // More attempts in the meantime do not make the wait longer.
    freezeClock(now + 5 * minute);
    expect(await signIn(url, wrong)).toMatchObject({ status: 429, retryAfter: 10 * minute });
    freezeClock(now + 15 * minute - 1);
    expect(await signIn(url, member)).toMatchObject({ status: 429, retryAfter: 1 });
    freezeClock(now + 15 * minute);
    expect(await signIn(url, member)).toMatchObject(ok);
  });

  test('while it was ahead lets users register an hour after it is right', async () => {
    freezeClock(now + day);
    const person = newPerson();
    for (let n = 0; n < 20; n += 1)
      expect(await register(url, person)).toMatchObject({ status: n === 0 ? 201 : 409 });
    expect(await register(url, newPerson())).toMatchObject({ status: 429, retryAfter: hour });
    freezeClock(now);
    expect(await register(url, newPerson())).toMatchObject({ status: 429, retryAfter: hour });
    freezeClock(now + hour);
    expect(await register(url, newPerson())).toMatchObject({ status: 201 });
  });
});
