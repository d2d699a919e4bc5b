import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A file below a directory that nothing else has used, in a folder of its own. */
export function newFile(directory: string): string {
  return join(directory, randomUUID(), 'users.sqlite');
}

/** Copies a database while it is in use, as `sqlite3 .backup` does, and gives the copy's name. */
export async function copyOf(file: string): Promise<string> {
  const database = new Database(file, { readonly: true });
  await database.backup(`${file}.copy`);
  database.close();
  return `${file}.copy`;
}

/** The name of every user in a file, once for each row. */
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
