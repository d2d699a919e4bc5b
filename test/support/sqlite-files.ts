import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The path of a new file, in a folder of its own below a directory. */
export function newFile(directory: string): string {
  return join(directory, randomUUID(), 'users.sqlite');
}

/** Copies a database while it is in use, as `sqlite3 .backup` does, and returns the copy's path. */
export async function copyOf(file: string): Promise<string> {
  const database = new Database(file, { readonly: true });
  await database.backup(`${file}.copy`);
  database.close();
  return `${file}.copy`;
}

/** The username of each row of a file. */
export function namesIn(file: string): string[] {
  const database = new Database(file, { readonly: true });
  try {
    const names = database.prepare<[], { username: string }>(
      `SELECT username FROM users WHERE passwordHash LIKE '$argon2id$%'`,
    );
    return names.all().map(({ username }) => username);
  } finally {
    database.close();
  }
}
