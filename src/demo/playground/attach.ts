import { randomBytes } from 'node:crypto';
import { fieldOf } from '../../attacks/json.ts';
import type { PlainId } from '../../i18n/message.ts';
import { issueToken } from '../../server/auth/issue.ts';
import type { Config } from '../../server/auth/setup.ts';
import { makeSecret } from '../../server/config/secret.ts';
import { hashPassword } from '../../server/users/passwords.ts';
import { openSqliteUsers } from '../../server/users/sqlite.ts';
import type { UserStore } from '../../server/users/store.ts';
import { type Experiment, headerSafe, shortLifetime } from './experiment.ts';
import { explainRefusal } from './explain-refusal.ts';
import { lifeOf } from './life.ts';
import { simulate } from './simulate.ts';
import { partsOf } from './token.ts';

/** The number of guests at a time; a new guest replaces the oldest one. */
const maxGuests = 100;

/** The labels of the buttons. */
const acts: Partial<Record<string, PlainId>> = {
  guest: 'playground.attach.guest',
  ask: 'playground.attach.send',
  delete: 'playground.attach.delete',
};

/** Creates a guest, requests /api/me, deletes the guest and requests again. Guests have a database of their own, in memory. */
export function attachWithGuests(): Experiment {
  let users: UserStore | undefined; // Opened for the first guest: most servers never have one.
  const ids: string[] = [];
  return async (server, { act = '', token = '' }) => {
    users ??= openSqliteUsers(':memory:');
    const guestServer = { ...server, users };
    const requestMe = (text: string) =>
      simulate(guestServer, {
        path: '/api/me',
        headers: text ? { 'x-access-token': headerSafe(text) } : {},
      });
    if (act === '') return () => ({ act, token });
    const sent = act === 'guest' ? await tokenOfGuest(server.config, users, ids) : token;
    if (act === 'delete') {
      // Only the guest's own token deletes the guest.
      const id = fieldOf((await requestMe(token)).body.user, 'id');
      if (typeof id === 'string') await users.remove(id);
    }
    const simulation = await requestMe(sent);
    const username = fieldOf(simulation.body.user, 'username');
    const parts = partsOf(sent);
    const tried = acts[act];
    return (say) => ({
      act,
      token: sent,
      parts,
      simulation,
      refusal: explainRefusal(simulation, say),
      accepted: typeof username === 'string' && say('playground.attach.accepted', { username }),
      ...lifeOf(parts),
      tried: tried && say(sent === '' ? 'playground.attach.without' : tried),
    });
  };
}

async function tokenOfGuest(config: Config, users: UserStore, ids: string[]): Promise<string> {
  const name = `guest-${randomBytes(4).toString('hex')}`;
  const user = await users.add(name, await unusableHash());
  if (user === undefined) throw new TypeError(`Expected a free name, got ${name}`);
  ids.push(user.id);
  const [oldest] = ids;
  if (ids.length > maxGuests && oldest !== undefined) {
    ids.shift();
    await users.remove(oldest);
  }
  const lifetime = Math.min(shortLifetime, config.lifetime);
  return issueToken(user, { ...config, lifetime }).token;
}

let hash: Promise<string> | undefined;

/** The hash of a password that is thrown away: guests get a token and never log in. */
function unusableHash(): Promise<string> {
  hash ??= hashPassword(makeSecret());
  return hash;
}
