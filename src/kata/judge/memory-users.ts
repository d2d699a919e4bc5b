import { randomUUID } from 'node:crypto';
import { nameKey } from '../../server/users/names.ts';
import type { StoredUser, UserStore } from '../../server/users/store.ts';

/** Maximum number of characters of all users together: a program must not fill the judge's memory. */
const maxCharacters = 10_000_000;

/** Users in memory, which a program under test reaches over its channel. */
export interface MemoryUsers extends UserStore {
  /** Makes every query fail, as a database without its table does, until the returned function is called. */
  fail(): () => void;
}

/** Makes an empty store. Names are compared as in the reference's databases. */
export function createMemoryUsers(): MemoryUsers {
  const byId = new Map<string, StoredUser>();
  const byName = new Map<string, StoredUser>();
  let failing = false;
  let characters = 0;
  const query = async <Value>(run: () => Value): Promise<Value> => {
    if (failing) throw new Error('no such table: users');
    return run();
  };
  return {
    add: (name, passwordHash) =>
      query(() => {
        const username = name.normalize();
        const key = nameKey(username);
        if (byName.has(key)) return undefined;
        characters += username.length + passwordHash.length;
        if (characters > maxCharacters) throw new RangeError('database or disk is full');
        const user = { id: randomUUID(), username, passwordHash, tokensValidFrom: 0 };
        byId.set(user.id, user);
        byName.set(key, user);
        return user;
      }),
    findByName: (username) => query(() => byName.get(nameKey(username))),
    findById: (id) => query(() => byId.get(id)),
    remove: (id) =>
      query(() => {
        const user = byId.get(id);
        if (user !== undefined) byName.delete(nameKey(user.username));
        return byId.delete(id);
      }),
    close: async () => {},
    fail() {
      failing = true;
      return () => {
        failing = false;
      };
    },
  };
}
