import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserDatabase } from '#server/users/store.ts';

/** A database of users, empty at first; every store opened on it has the same users. */
export interface UserStorePlace {
  open(): UserDatabase | Promise<UserDatabase>;
  /** Takes the place away after the test. */
  remove?(): void | Promise<void>;
}

/** What every UserStore promises, tried on a new place for each test. */
export function describeUserStore(
  name: string,
  newPlace: () => UserStorePlace | Promise<UserStorePlace>,
): void {
  describe(`${name} as a UserStore`, () => {
    let place: UserStorePlace;
    let users: UserDatabase;
    beforeEach(async () => {
      place = await newPlace();
      users = await place.open();
    });
    afterEach(async () => {
      await users.close();
      await place.remove?.();
    });

    test('returns an added user, with an id', async () => {
      expect(await users.add('ada', 'a hash')).toEqual({
        id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        username: 'ada',
        passwordHash: 'a hash',
        tokensValidFrom: 0,
      });
    });

    test('finds a user by name and by id', async () => {
      const ada = await add('ada');
      const grace = await add('grace');
      expect(await users.findByName('ada')).toEqual(ada);
      expect(await users.findByName('grace')).toEqual(grace);
      expect(await users.findById(ada.id)).toEqual(ada);
      expect(await users.findById(grace.id)).toEqual(grace);
    });

    test('finds no user in an empty store', async () => {
      const ada = await add('ada');
      expect(await users.findByName('grace')).toBe(undefined);
      expect(await users.findByName(ada.id)).toBe(undefined);
      expect(await users.findById(randomUUID())).toBe(undefined);
      expect(await users.findById('ada')).toBe(undefined);
    });

    test.each(['', '%', '_', '*', "' OR '1'='1", 'not a UUID', '\0', '1'])(
      'finds no user by the id %j',
      async (id) => {
        await add('ada');
        expect(await users.findById(id)).toBe(undefined);
      },
    );

    test('finds no user by a variant of an id', async () => {
      const { id } = await add('ada');
      for (const variant of [` ${id}`, `${id} `, `${id}\0`, `{${id}}`, id.replaceAll('-', '')]) {
        expect(await users.findById(variant)).toBe(undefined);
      }
    });

    test('adds no user whose name looks like the name of another', async () => {
      const ada = await add('ada');
      // Cyrillic, then Greek.
      for (const name of ['а\u0501а', 'А\u0501а', '\u03b1\u0501\u03b1']) {
        expect(await users.add(name, 'x')).toBe(undefined);
        expect(await users.findByName(name)).toBe(undefined);
      }
      // Real names are free, also if all their letters look like Latin ones.
      await add('тарас');
      expect(await users.add('tapac', 'x')).toBe(undefined);
      expect(await users.findByName('ada')).toEqual(ada);
      await users.remove(ada.id);
      await add('а\u0501а');
    });

    test('adds one of two users whose names look alike, at the same time', async () => {
      const added = await Promise.all(
        ['ada', 'а\u0501а', 'ad\u0430'].map((name) => users.add(name, 'x')),
      );
      expect(added.filter((user) => user !== undefined)).toHaveLength(1);
    });

    test('removes a user once', async () => {
      const ada = await add('ada');
      const grace = await add('grace');
      expect(await users.remove(ada.id)).toBe(true);
      expect(await users.remove(ada.id)).toBe(false);
      expect(await users.findById(ada.id)).toBe(undefined);
      expect(await users.findByName('ada')).toBe(undefined);
      expect(await users.findById(grace.id)).toEqual(grace);
    });

    test('removes no user for an unknown id', async () => {
      const ada = await add('ada');
      for (const id of [randomUUID(), '', '%', 'ada', "' OR '1'='1"]) {
        expect(await users.remove(id)).toBe(false);
      }
      expect(await users.findById(ada.id)).toEqual(ada);
    });

    test('never uses an id again', async () => {
      const ids = new Set<string>();
      for (let n = 0; n < 50; n += 1) {
        const { id } = await add('ada');
        ids.add(id);
        await users.remove(id);
      }
      expect(ids.size).toBe(50);
    });

    test('refuses a name that is taken, and keeps its user', async () => {
      const ada = await add('ada');
      expect(await users.add('ada', 'another hash')).toBe(undefined);
      expect(await users.findByName('ada')).toEqual(ada);
    });

    test('adds one user if two ask for a name at the same time', async () => {
      const second = await place.open();
      const added = await Promise.all([users.add('ada', 'x'), second.add('ada', 'y')]);
      expect(added.filter((user) => user !== undefined)).toHaveLength(1);
      await second.close();
    });

    test.each([
      ['Zo\u00eb', 'Zoe\u0308'],
      ['\u212b', '\u00c5'],
      ['\uac00', '\u1100\u1161'],
    ])('takes %j and %j for one name', async (composed, decomposed) => {
      const user = await add(decomposed);
      expect(user.username).toBe(composed.normalize());
      expect(await users.findByName(composed)).toEqual(user);
      expect(await users.findByName(decomposed)).toEqual(user);
      expect(await users.add(composed, 'x')).toBe(undefined);
    });

    test.each([
      ['ada', 'Ada'],
      ['Zo\u00cb', 'zoe\u0308'],
      ['fi', '\ufb01'],
      ['ada', '\uff41da'],
      ['οδος', 'ΟΔΟΣ'],
      ['οδος', 'οδοσ'],
      ['straße', 'STRASSE'],
    ])('takes %j and %j for one name, shown as it was first', async (first, second) => {
      const user = await add(first);
      expect(user.username).toBe(first);
      expect(await users.add(second, 'x')).toBe(undefined);
      expect(await users.findByName(second)).toEqual(user);
    });

    test.each([
      ['ada', 'ada '],
      ['ada', ' ada'],
      ['ada', 'ada\n'],
      ['bob', 'b\u0436b'],
      ['1', '1.0'],
    ])('takes %j and %j for two names', async (one, other) => {
      const [first, second] = [await add(one), await add(other)];
      expect(await users.findByName(one)).toEqual(first);
      expect(await users.findByName(other)).toEqual(second);
      expect(first.id).not.toBe(second.id);
    });

    test.each([
      "'; DROP TABLE users;--",
      '"; DROP TABLE users;--',
      "' OR '1'='1",
      '%',
      '<script>alert(1)</script>',
      '__proto__',
      'constructor',
      'null',
      '张三 🙂',
      'n'.repeat(10_000),
    ])('keeps a hostile name as it is (%#)', async (username) => {
      const ada = await add('ada');
      const user = await add(username);
      expect(user.username).toBe(username);
      expect(await users.findByName(username)).toEqual(user);
      expect(await users.findByName('ada')).toEqual(ada);
    });

    test('shares its users with another store on the same place', async () => {
      const other = await place.open();
      const ada = await add('ada');
      expect(await other.findById(ada.id)).toEqual(ada);
      const grace = await other.add('grace', 'x');
      expect(await users.findByName('grace')).toEqual(grace);
      await other.remove(ada.id);
      expect(await users.findById(ada.id)).toBe(undefined);
      await other.close();
    });

    test('keeps its users when it is closed and opened again', async () => {
      const ada = await add('ada');
      await users.close();
      users = await place.open();
      expect(await users.findById(ada.id)).toEqual(ada);
      expect(await users.add('ada', 'x')).toBe(undefined);
    });

    test('rejects every call after it was closed', async () => {
      const closed = await place.open();
      await closed.close();
      await expect(closed.findById(randomUUID())).rejects.toThrow();
    });

    test('signs out one user from a second on, and never moves it back', async () => {
      const [ada, grace] = [await add('ada'), await add('grace')];
      expect(await users.signOut(ada.id, 1_000)).toBe(true);
      expect(await users.signOut(ada.id, 999)).toBe(true);
      expect(await users.findById(ada.id)).toEqual({ ...ada, tokensValidFrom: 1_000 });
      expect(await users.findByName('grace')).toEqual(grace);
      expect(await users.signOut(randomUUID(), 1_000)).toBe(false);
    });

    test('keeps a second beyond the year 2038', async () => {
      const ada = await add('ada');
      await users.signOut(ada.id, 2 ** 40);
      expect((await users.findById(ada.id))?.tokensValidFrom).toBe(2 ** 40);
    });

    test('replaces a password once, and only the one that was compared', async () => {
      const ada = await add('ada');
      const other = await place.open();
      const replaced = await Promise.all([
        users.replacePassword(ada, 'one', 5),
        other.replacePassword(ada, 'two', 5),
      ]);
      expect(replaced.toSorted()).toEqual([false, true]);
      const passwordHash = replaced[0] ? 'one' : 'two';
      expect(await users.findById(ada.id)).toEqual({ ...ada, passwordHash, tokensValidFrom: 5 });
      expect(await users.replacePassword(ada, 'three', 6)).toBe(false);
      await other.close();
    });

    test('hides a disabled user until they are enabled again', async () => {
      const [ada, grace] = [await add('ada'), await add('grace')];
      expect(await users.setDisabled(ada.id, true)).toBe(true);
      expect(await users.findById(ada.id)).toBe(undefined);
      expect(await users.findByName('ada')).toBe(undefined);
      expect(await users.add('ada', 'x')).toBe(undefined);
      expect(await users.findById(grace.id)).toEqual(grace);
      expect(await users.setDisabled(ada.id, false)).toBe(true);
      expect(await users.findById(ada.id)).toEqual(ada);
      expect(await users.setDisabled(randomUUID(), true)).toBe(false);
    });

    test('counts attempts together with another store on the same place', async () => {
      const other = await place.open();
      const limit = { keyPrefix: 'x', points: 3, duration: 60 };
      const [here, there] = [users.newLimiter(limit), other.newLimiter(limit)];
      await Promise.all([here.consume('k'), there.consume('k'), here.consume('k')]);
      await expect(there.consume('k')).rejects.toMatchObject({ consumedPoints: 4 });
      expect(await here.get('l')).toBe(null);
      await here.delete('k');
      expect(await there.get('k')).toBe(null);
      await other.close();
    });

    async function add(username: string) {
      const user = await users.add(username, `hash of ${username}`);
      if (user === undefined) throw new Error(`Expected a new user, got none for ${username}`);
      return user;
    }
  });
}
