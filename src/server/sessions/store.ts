import type { Sql } from '../users/sql.ts';
import type { StoredUser } from '../users/store.ts';
import { sessionMigrations } from './migrations.ts';
import { prepareQueries } from './queries.ts';
import type { Chain, Session } from './session.ts';

/** A session that begins. */
export interface NewSession extends Omit<Session, 'lastUsed'> {
  userId: string;
  familyHash: string;
  key: string;
  currentHash: string;
}

/**
 * The sessions of all users. A session that has expired, whose user was removed or disabled, or that was created before the
 * user's `tokensValidFrom`, is never found. `now` is in milliseconds. Every method rejects with a StoreError if the
 * database does not answer.
 */
export interface SessionStore {
  /** Adds a session, or begins one again under its id. Keeps at most `most` sessions of the user, and no expired ones. */
  start(session: NewSession, most: number): Promise<void>;
  findByFamily(familyHash: string, now: number): Promise<Chain | undefined>;
  /** Replaces the current secret by its successor. False if it is not the current one any more. */
  rotate(chain: Chain, nextHash: string, now: number, expires: number): Promise<boolean>;
  /** The user of a session, in one query: for every request. */
  findUser(id: string, userId: string, now: number): Promise<StoredUser | undefined>;
  /** The last used one first. */
  list(userId: string, now: number): Promise<Session[]>;
  /** False if the user has no such session. */
  end(id: string, userId: string): Promise<boolean>;
}

/** Opens the sessions in the database of the users. */
export async function openSessionStore(sql: Sql): Promise<SessionStore> {
  await sql.migrate(sessionMigrations);
  const { start, byFamily, rotate, userOf, list, end, sweep, trim } = prepareQueries(sql);
  return {
    async start({ id, userId, familyHash, key, currentHash, created, expires, label }, most) {
      await start(id, userId, familyHash, key, currentHash, created, expires, label);
      // PostgreSQL ends one of two deletions that wait for each other.
      await trim(userId, most).catch(() => trim(userId, most));
      await sweep(Date.now()).catch(() => {}); // The next sign-in sweeps again.
    },
    findByFamily: async (familyHash, now) => (await byFamily(familyHash, now))[0],
    async rotate({ id, currentHash }, nextHash, now, expires) {
      return (await rotate(id, currentHash, nextHash, now, expires)).length > 0;
    },
    findUser: (id, userId, now) => userOf(id, userId, now).then(([user]) => user),
    list,
    end: async (id, userId) => (await end(id, userId)).length > 0,
  };
}
