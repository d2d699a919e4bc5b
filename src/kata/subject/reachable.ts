import { setImmediate } from 'node:timers/promises';

/** Values that are listed at most, so that a program cannot keep the suite busy. */
const maxValues = 500;

/** Columns of a user, which are read even from objects that do not list them, as a Proxy may. */
const columns = ['passwordHash', 'tokensValidFrom'];

/**
 * Everything that code can reach from an object: properties that are not enumerable or have symbols as names, what getters,
 * `toJSON` and the methods of `user` return, and the prototypes, each with its path. Functions and objects are listed by
 * their type, and a promise also with its value.
 */
export async function reachable(root: object): Promise<[path: string, value: unknown][]> {
  const found: [string, unknown][] = [];
  const promises: [string, Promise<unknown>][] = [];
  const seen = new Set<object>();
  const visit = (value: unknown, path: string): void => {
    if (found.length >= maxValues) return;
    if (typeof value !== 'object' || value === null) {
      found.push([path, typeof value === 'function' ? 'function' : plain(value)]);
      return;
    }
    if (path !== '') found.push([path, Array.isArray(value) ? 'array' : 'object']);
    if (seen.has(value)) return;
    seen.add(value);
    if (value instanceof Promise) promises.push([path, value]);
    if (value instanceof Map || value instanceof Set) {
      for (const [index, entry] of [...value].entries()) visit(entry, `${path}.${index}`);
    }
    if ('toJSON' in value && typeof value.toJSON === 'function') {
      visit(call(value, value.toJSON), `${path}.toJSON()`);
    }
    for (const name of columns) {
      const column = read(value, name);
      if (column !== undefined) visit(column, `${path}.${name}`);
    }
    for (const holder of chainOf(value)) {
      for (const key of Reflect.ownKeys(holder)) {
        const name = typeof key === 'symbol' ? `[${key.description ?? 'symbol'}]` : key;
        const member = read(value, key);
        visit(member, path === '' ? name : `${path}.${name}`);
        if (path === 'user' && typeof member === 'function' && key !== 'constructor') {
          visit(call(value, member), `${path}.${name}()`);
        }
      }
    }
  };
  visit(root, '');
  for (const [path, promise] of promises) visit(await settled(promise), `${path}.then()`);
  return found;
}

/** The value of a promise, unless it fails or takes longer than a moment. */
function settled(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([promise.catch(() => undefined), setImmediate(undefined)]);
}

/** An object and its prototypes, without those of the language. */
function chainOf(value: object): object[] {
  const chain: object[] = [];
  const end = new Set<object | null>([Object.prototype, Array.prototype, Date.prototype, null]);
  for (let one: object | null = value; one !== null && !end.has(one); ) {
    chain.push(one);
    one = Object.getPrototypeOf(one);
  }
  return chain;
}

function call(value: object, method: Parameters<typeof Reflect.apply>[0]): unknown {
  try {
    const result: unknown = Reflect.apply(method, value, []);
    if (result instanceof Promise) result.catch(() => {});
    return result;
  } catch {
    return 'throws';
  }
}

function read(value: object, key: string | symbol): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return 'throws';
  }
}

/** A value that JSON can carry. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value === undefined ? 'undefined' : value;
}
