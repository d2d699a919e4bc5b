import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { nameKey } from '../../server/users/names.ts';
import type { StoredUser, UserStore } from '../../server/users/store.ts';
import type { DatabaseError } from '../subject/channel.ts';

/** Maximum number of characters of all users together: a program must not fill the judge's memory. */
const maxCharacters = 10_000_000;

/** A call that a program made. */
export interface StoreCall {
  method: keyof Omit<UserStore, 'close'>;
  args: string[];
}

/** Users in memory, which a program under test reaches over its channel. */
export interface MemoryUsers {
  /** What the program may call. Its calls are listed, and fail or wait if the suite says so. */
  store: UserStore;
  /** The calls of the program so far, in order. */
  calls: readonly StoreCall[];
  /** Adds a user with further columns. Returns undefined if the name is taken. */
  add(username: string, passwordHash: string, columns?: object): StoredUser | undefined;
  /** Changes columns of a user. */
  change(id: string, columns: Partial<Omit<StoredUser, 'id'>>): void;
  remove(id: string): void;
  /** Adds a user who was removed again, under the same id. */
  restore(user: StoredUser): void;
  /** Makes every call of the program fail with this error until the returned function is called. */
  fail(error?: DatabaseError): () => void;
  /** Makes every call of the program late, in milliseconds, until the returned function is called; with an id, only look-ups of this user. */
  slow(milliseconds: number, id?: string): () => void;
  /** Whether calls fail or are late now. */
  isDisturbed(): boolean;
}

/** Makes an empty store. Names are compared as in the reference's databases. */
export function createMemoryUsers(): MemoryUsers {
  const byId = new Map<string, StoredUser>();
  const byName = new Map<string, StoredUser>();
  const calls: StoreCall[] = [];
  const failures: DatabaseError[] = [];
  const delays: { milliseconds: number; id: string | undefined }[] = [];
  let characters = 0;

  const put = (user: StoredUser): void => {
    byId.set(user.id, user);
    byName.set(nameKey(user.username), user);
  };
  const remove = (id: string): boolean => {
    const user = byId.get(id);
    if (user !== undefined) byName.delete(nameKey(user.username));
    return byId.delete(id);
  };
  const add: MemoryUsers['add'] = (name, passwordHash, columns = {}) => {
    const username = name.normalize();
    if (byName.has(nameKey(username))) return undefined;
    characters += username.length + passwordHash.length;
    if (characters > maxCharacters) throw new RangeError('database or disk is full');
    const user = { id: randomUUID(), username, passwordHash, tokensValidFrom: 0, ...columns };
    put(user);
    return user;
  };
  const change: MemoryUsers['change'] = (id, columns) => {
    const user = byId.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}`);
    remove(id);
    put({ ...user, ...columns });
  };
  /** The value is read at once, and the reply may be late. */
  const query = async <Value>(
    method: StoreCall['method'],
    args: string[],
    run: () => Value,
  ): Promise<Value> => {
    calls.push({ method, args });
    const [failure] = failures;
    const delay = delays.find(({ id }) => id === undefined || id === args[0]);
    const wait = () => delay && setTimeout(delay.milliseconds);
    if (failure !== undefined) {
      await wait();
      throw Object.assign(new Error(failure.message), failure);
    }
    const value = run();
    await wait();
    return value;
  };
  return {
    store: {
      add: (...args) => query('add', args, () => add(...args)),
      findByName: (name) => query('findByName', [name], () => byName.get(nameKey(name))),
      findById: (id) => query('findById', [id], () => byId.get(id)),
      remove: (id) => query('remove', [id], () => remove(id)),
      close: async () => {},
    },
    calls,
    add,
    change,
    remove,
    restore: put,
    fail(error = { message: 'no such table: users' }) {
      return during(failures, error);
    },
    slow(milliseconds, id) {
      return during(delays, { milliseconds, id });
    },
    isDisturbed: () => failures.length + delays.length > 0,
  };
}

/** Adds an entry to a list, and returns the function that removes it. */
function during<Entry>(list: Entry[], entry: Entry): () => void {
  list.unshift(entry);
  return () => {
    const index = list.indexOf(entry);
    if (index !== -1) list.splice(index, 1);
  };
}
