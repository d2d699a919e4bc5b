import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { openSqliteUsers } from '../../src/server/users/sqlite.ts';
import type { PublicUser } from '../../src/server/users/store.ts';

/** Fewer than the tokens that the reference remembers, and spread over more pages of a big file than SQLite keeps. */
const mostDrawn = 800;

/** A SQLite file of users, and some of them drawn at random: `first` is one of these. */
export interface Crowd {
  file: string;
  first: PublicUser;
  drawn: PublicUser[];
}

/** Fills a new file with this number of users. Adding them one at a time with the store would take minutes for a million. */
export async function gather(file: string, size: number): Promise<Crowd> {
  await openSqliteUsers(file).close();
  // No user signs in here, so any text of a hash's length works.
  const passwordHash = '-'.repeat(97);
  const ids = Array.from({ length: size }, () => randomUUID()).sort();
  const database = new Database(file);
  const insert = database.prepare(
    'INSERT INTO users (id, username, nameKey, passwordHash) VALUES (?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const [number, id] of ids.entries()) {
      insert.run(id, nameOf(number), nameOf(number), passwordHash);
    }
  })();
  database.close();

  const stride = Math.max(1, Math.floor(size / mostDrawn));
  const drawn = ids
    .map((id, number) => ({ id, username: nameOf(number) }))
    .filter((_, number) => number % stride === 0)
    .slice(0, mostDrawn);
  const [first] = drawn;
  if (first === undefined) throw new RangeError(`Expected at least one user, got ${size}`);
  return { file, first, drawn };
}

function nameOf(number: number): string {
  return `user-${String(number).padStart(7, '0')}`;
}
