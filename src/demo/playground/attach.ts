import { randomBytes } from 'node:crypto';
import { fieldOf } from '../../attacks/json.ts';
import { issueToken } from '../../server/auth/issue.ts';
import type { Config } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import type { UserStore } from '../../server/users/store.ts';
import { briefly, headerSafe, type Trial } from './experiment.ts';
import { faultIn } from './fault.ts';
import { simulate } from './simulate.ts';

/** So many guests live at a time; the oldest leaves when another one comes. */
const mostGuests = 100;

/** Makes a guest, asks who they are, deletes them, and asks again. Guests live in a database of their own, in memory. */
export function attachWithGuests(): Trial {
  let users: UserStore | undefined; // Made for the first guest: most servers never have one.
  const ids: string[] = [];
  return async (stage, { act = '', token = '' }) => {
    users ??= openSqliteUsers(':memory:');
    const house = { ...stage, users };
    const ask = (text: string) =>
      simulate(house, {
        path: '/api/me',
        headers: text ? { 'x-access-token': headerSafe(text) } : {},
      });
    const tell = async (act: string, token: string) => {
      const rehearsal = await ask(token);
      return { act, token, rehearsal, fault: faultIn(rehearsal) };
    };
    if (act === 'guest') {
      return tell(act, await tokenOfGuest(house.config, users, ids));
    }
    if (act === 'delete') {
      // The rehearsal says whose token it is: nobody but its bearer deletes a guest.
      const id = fieldOf((await ask(token)).body.user, 'id');
      if (typeof id === 'string') await users.remove(id);
    }
    return act === '' ? { act, token } : tell(act, token);
  };
}

async function tokenOfGuest(config: Config, users: UserStore, ids: string[]): Promise<string> {
  const name = `guest-${randomBytes(4).toString('hex')}`;
  const user = await users.add(name, await hashOfNobody());
  if (user === undefined) throw new TypeError(`Expected a free name, got ${name}`);
  ids.push(user.id);
  const [oldest] = ids;
  if (ids.length > mostGuests && oldest !== undefined) {
    ids.shift();
    await users.remove(oldest);
  }
  const lifetime = Math.min(briefly, config.lifetime);
  return issueToken(user, { ...config, lifetime }).token;
}

let hash: Promise<string> | undefined;

/** The hash of a password that nobody knows, made once: guests come by a token and never sign in. */
function hashOfNobody(): Promise<string> {
  hash ??= hashPassword(makeSecret());
  return hash;
}
