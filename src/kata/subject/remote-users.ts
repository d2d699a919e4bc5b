import type { StoredUser, UserStore } from '../../server/users/store.ts';
import type { DatabaseError, UsersCall, UsersReply } from './channel.ts';
import { markMeant } from './suite-handlers.ts';

/** A store of users that queries the judge over the channel: the program under test needs no database and no right to write one. */
export function remoteUsers(send: (call: UsersCall) => void) {
  const waiting = new Map<number, PromiseWithResolvers<UsersReply>>();
  let calls = 0;
  const ask = async (users: UsersCall['users'], ...args: string[]) => {
    // Here, so that the stack names the learner's line: `request.body.username` may be anything.
    for (const value of args) asText(value);
    const call = ++calls;
    const reply = Promise.withResolvers<UsersReply>();
    waiting.set(call, reply);
    send({ users, args, call });
    const answer = await reply.promise;
    if ('failed' in answer) throw errorOf(answer.failed);
    return answer.value;
  };
  const user = async (reply: ReturnType<typeof ask>): Promise<StoredUser | undefined> => {
    const value = await reply;
    return typeof value === 'object' ? value : undefined;
  };
  const records = new Map<string, { record: StoredUser; order: number }>();
  let looked = 0;
  /** The same object for each look-up of a user, with the values of the last one, as a store in memory may return it. */
  const same = (found: StoredUser | undefined, order: number): StoredUser | undefined => {
    if (found === undefined) return undefined;
    const known = records.get(found.id);
    if (known === undefined || !Object.isExtensible(known.record)) {
      records.set(found.id, { record: found, order });
      return found;
    }
    if (known.order > order) return found;
    for (const name of Object.keys(known.record)) Reflect.deleteProperty(known.record, name);
    known.order = order;
    return Object.assign(known.record, found);
  };
  const users: UserStore = {
    add: (username, passwordHash) => user(ask('add', username, passwordHash)),
    findByName: (username) => user(ask('findByName', username)),
    findById: async (id) => {
      const order = ++looked;
      return same(await user(ask('findById', id)), order);
    },
    remove: async (id) => (await ask('remove', id)) === true,
    close: async () => {},
  };
  const settle = (reply: UsersReply) => {
    waiting.get(reply.call)?.resolve(reply);
    waiting.delete(reply.call);
  };
  return { users, settle };
}

/** Replies to a call of the program under test. The call may be forged, so every argument must be a string. */
export async function answerUsers(
  store: UserStore,
  { users, args, call }: UsersCall,
): Promise<UsersReply> {
  try {
    const [one = '', other = ''] = args.map(asText);
    return { call, value: await ask(store, users, one, other) };
  } catch (error) {
    if (!(error instanceof Error)) return { call, failed: { message: String(error) } };
    const { name, message } = error;
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    return { call, failed: { name, message, ...(code !== undefined && { code }) } };
  }
}

function errorOf({ message, name, code }: DatabaseError): Error {
  const error = new Error(message);
  if (name !== undefined && name !== 'Error') error.name = name;
  if (code !== undefined) Object.assign(error, { code });
  return markMeant(error);
}

function ask(store: UserStore, method: UsersCall['users'], one: string, other: string) {
  switch (method) {
    case 'add':
      return store.add(one, other);
    case 'findByName':
      return store.findByName(one);
    case 'findById':
      return store.findById(one);
    case 'remove':
      return store.remove(one);
    default:
      throw new TypeError('Expected a method of UserStore');
  }
}

function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`Expected a string, got ${typeof value}`);
  return value;
}
