import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchange } from '#server/sessions/exchange.ts';
import { hashOf, type RefreshToken, random, successorOf } from '#server/sessions/refresh-token.ts';
import { openSessionStore, type SessionStore } from '#server/sessions/store.ts';
import { openUsers } from '#server/users/open.ts';
import type { StoredUser, UserDatabase } from '#server/users/store.ts';
import type { Place } from '../../support/databases.ts';

/** Seconds. */
const times = { lifetime: 1_000, interval: 10 };
/** Milliseconds: the start of a session in these tests. */
const start = 1_800_000_000_000;
const end = start + times.lifetime * 1000;

/** Tries every promise of a SessionStore, on a new place for each test. */
export function describeSessionStore(name: string, newPlace: () => Promise<Place>): void {
  describe(`${name} as a SessionStore`, () => {
    let place: Place;
    let users: UserDatabase;
    let store: SessionStore;
    let ada: StoredUser;
    beforeEach(async () => {
      place = await newPlace();
      users = await openUsers(place.url);
      store = await openSessionStore(users.sql);
      ada = await addUser('ada');
    });
    afterEach(async () => {
      await users.close();
      await place.remove();
    });

    async function addUser(username: string) {
      const user = await users.add(username, 'hash');
      if (user === undefined) throw new Error(`Expected a free name, got ${username}`);
      return user;
    }

    async function begin(
      { id: userId }: StoredUser,
      { id = randomUUID(), created = start, expires = end, most = 20, label = 'a browser' } = {},
    ) {
      const token: RefreshToken = { family: random(), secret: random() };
      const hashes = { familyHash: hashOf(token.family), currentHash: hashOf(token.secret) };
      const session = { id, userId, ...hashes, key: random(), created, expires, label };
      await store.start(session, most);
      return { id, token };
    }

    const refresh = (token: RefreshToken, now = start, by = store) =>
      exchange(by, token, times, now);

    test('finds the user of a session', async () => {
      const { id } = await begin(ada);
      expect(await store.findUser(id, ada.id, start)).toEqual(ada);
      const grace = await addUser('grace');
      expect(await store.findUser(id, grace.id, start)).toBe(undefined);
      expect(await store.findUser(randomUUID(), ada.id, start)).toBe(undefined);
    });

    test('finds no session from the millisecond of its end on', async () => {
      const { id, token } = await begin(ada);
      expect(await store.findUser(id, ada.id, end - 1)).toEqual(ada);
      expect(await store.list(ada.id, end - 1)).toHaveLength(1);
      expect(await store.findUser(id, ada.id, end)).toBe(undefined);
      expect(await store.list(ada.id, end)).toEqual([]);
      expect(await refresh(token, end)).toEqual({ kind: 'unknown' });
    });

    test('finds no session of a user who is disabled, signed out or removed', async () => {
      const { id, token } = await begin(ada);
      const found = async () =>
        [
          await store.findUser(id, ada.id, start),
          ...(await store.list(ada.id, start)),
          await store.findByFamily(hashOf(token.family), start),
        ].filter((one) => one !== undefined).length;
      await users.setDisabled(ada.id, true);
      expect(await found()).toBe(0);
      await users.setDisabled(ada.id, false);
      expect(await found()).toBe(3);
      await users.signOut(ada.id, start / 1000);
      expect(await found()).toBe(3);
      await users.signOut(ada.id, start / 1000 + 1);
      expect(await found()).toBe(0);
      await begin(ada, { created: start + 1_000 });
      const rows = users.sql.prepare('of-all', 'SELECT id FROM sessions');
      expect(await rows()).toHaveLength(1);
      await users.remove(ada.id);
      expect(await rows()).toEqual([]);
    });

    test('starts no session of a user who is gone', async () => {
      await users.remove(ada.id);
      const { id, token } = await begin(ada);
      expect(await store.findUser(id, ada.id, start)).toBe(undefined);
      expect(await refresh(token)).toEqual({ kind: 'unknown' });
    });

    test('lists the sessions of one user, the last used first', async () => {
      const first = await begin(ada);
      const second = await begin(ada, { created: start + 1, label: `'; DROP TABLE sessions;--` });
      await begin(await addUser('grace'));
      await refresh(first.token, start + 2);
      expect(await store.list(ada.id, start + 2)).toEqual([
        {
          ...{ id: first.id, label: 'a browser', created: start, lastUsed: start + 2 },
          expires: end + 2,
        },
        {
          ...{ id: second.id, label: `'; DROP TABLE sessions;--`, created: start + 1 },
          ...{ lastUsed: start + 1, expires: end },
        },
      ]);
    });

    test('ends one session of its user, once', async () => {
      const [one, other] = [await begin(ada), await begin(ada)];
      const grace = await addUser('grace');
      expect(await store.end(one.id, grace.id)).toBe(false);
      expect(await store.end(one.id, ada.id)).toBe(true);
      expect(await store.end(one.id, ada.id)).toBe(false);
      expect(await store.findUser(one.id, ada.id, start)).toBe(undefined);
      expect(await store.findUser(other.id, ada.id, start)).toEqual(ada);
    });

    test('begins a session again under its id, and forgets its earlier tokens', async () => {
      const { id, token } = await begin(ada);
      const now = start + 5;
      const again = await begin(ada, { id, created: now, expires: end + 5, label: 'another' });
      expect(await store.list(ada.id, start)).toEqual([
        { id, label: 'another', created: now, lastUsed: now, expires: end + 5 },
      ]);
      expect(await refresh(token)).toEqual({ kind: 'unknown' });
      expect(await refresh(again.token)).toMatchObject({ kind: 'refreshed' });
    });

    test('removes what has expired, and the sessions beyond the limit', async () => {
      const grace = await addUser('grace');
      const expired = await begin(grace, { expires: Date.now() - 1 });
      const [one, two] = [await begin(ada), await begin(ada, { created: start + 1 })];
      await refresh(one.token, start + 2);
      const three = await begin(ada, { created: start + 3, most: 2 });
      const rows = users.sql.prepare<{ id: string }>('all', 'SELECT id FROM sessions ORDER BY id');
      const ids = (await rows()).map(({ id }) => id);
      expect(ids).toEqual([one.id, three.id].sort());
      expect(ids).not.toContain(two.id);
      expect(ids).not.toContain(expired.id);
    });

    test('keeps the limit with many sign-ins at once in two stores', async () => {
      const second = await openUsers(place.url);
      const stores = [store, await openSessionStore(second.sql)];
      await Promise.all(
        Array.from({ length: 40 }, async (_, n) => {
          const hashes = { familyHash: random(), currentHash: random(), key: random() };
          const session = { id: randomUUID(), userId: ada.id, label: '', ...hashes };
          const times = { created: start + n, expires: end };
          await stores[n % 2]?.start({ ...session, ...times }, 5);
        }),
      );
      expect(await store.list(ada.id, start)).toHaveLength(5);
      await second.close();
    });

    test('one of many exchanges at once in two stores rotates, and all return its successor', async () => {
      const second = await openUsers(place.url);
      const stores = [store, await openSessionStore(second.sql)];
      const { id, token } = await begin(ada);
      let secret = token.secret;
      for (let round = 1; round <= 3; round += 1) {
        const now = start + round * 60_000;
        const results = await Promise.all(
          Array.from({ length: 40 }, (_, n) => refresh({ ...token, secret }, now, stores[n % 2])),
        );
        const next = results.map((result) => (result.kind === 'refreshed' ? result.next : result));
        expect(new Set(next.map((token) => JSON.stringify(token))).size).toBe(1);
        for (const result of results) expect(result).toMatchObject({ expires: end + now - start });
        secret = results[0]?.kind === 'refreshed' ? results[0].next.secret : '';
      }
      expect(await store.findUser(id, ada.id, start)).toEqual(ada);
      await second.close();
    });

    test('does not rotate a chain that another request has rotated or ended', async () => {
      const { id, token } = await begin(ada);
      const chain = await store.findByFamily(hashOf(token.family), start);
      if (chain === undefined) throw new Error('Expected a session');
      await refresh(token);
      const rotated = await store.findByFamily(hashOf(token.family), start);
      expect(await store.rotate(chain, random(), start, end)).toBe(false);
      expect(await store.findByFamily(hashOf(token.family), start)).toEqual(rotated);
      await store.end(id, ada.id);
      expect(await store.rotate(rotated ?? chain, random(), start, end)).toBe(false);
    });

    test('contains no refresh token', async () => {
      const { token } = await begin(ada);
      const result = await refresh(token);
      const rows = users.sql.prepare('everything', 'SELECT * FROM sessions');
      const text = JSON.stringify(await rows());
      expect(text).toContain(hashOf(token.secret));
      const next = result.kind === 'refreshed' ? result.next.secret : '';
      const chain = await store.findByFamily(hashOf(token.family), start);
      expect(next).toBe(successorOf(token.secret, chain?.key ?? ''));
      for (const part of [token.family, token.secret, next]) expect(text).not.toContain(part);
    });

    test('rejects every call after the database was closed', async () => {
      const closed = await openUsers(place.url);
      const sessions = await openSessionStore(closed.sql);
      await closed.close();
      await expect(sessions.findUser(randomUUID(), ada.id, start)).rejects.toThrow();
      await expect(sessions.list(ada.id, start)).rejects.toThrow();
    });
  });
}
