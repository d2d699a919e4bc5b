import { statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Milliseconds for which a file that is read is taken to be where it was. */
const trusted = 1_000;
/** Milliseconds to wait for another process that writes. The whole server waits, so it is short. */
const timeout = 1_000;

/** A SQLite file that stays usable when it is taken away and brought back. */
export interface SqliteFile<Statements> {
  /** For reading: the statements on the file that is there, looked for once a second. Throws where there is none. */
  reading(): Statements;
  /** For writing: looks first, so that nothing is written to a file that was deleted. */
  writing(): Statements;
  close(): void;
}

/** Opens a file, made where it is missing, and again by itself whenever another has taken its place. */
export function openSqliteFile<Statements>(
  file: string,
  prepare: (database: Database.Database) => Statements,
): SqliteFile<Statements> {
  let closed = false;
  let lookedAt = 0;
  let open: { database: Database.Database; inode: number; statements: Statements } | undefined;

  const openNow = (options: Database.Options) => {
    const database = new Database(file, { timeout, ...options });
    try {
      return { database, inode: inodeOf(file), statements: prepare(database) };
    } catch (error) {
      database.close();
      throw error;
    }
  };
  const look = () => {
    if (closed) throw new TypeError('The database is closed');
    const inode = inodeOf(file);
    if (open?.inode !== inode) {
      // Closing takes its write-ahead log away, which must not be mistaken for that of the next file.
      open?.database.close();
      open = undefined;
      open = openNow({ fileMustExist: true });
    }
    lookedAt = performance.now();
    return open.statements;
  };

  open = openNow({});
  lookedAt = performance.now();
  return {
    reading: () =>
      open !== undefined && performance.now() - lookedAt < trusted ? open.statements : look(),
    writing: look,
    close() {
      closed = true;
      lookedAt = Number.NEGATIVE_INFINITY;
      open?.database.close();
    },
  };
}

/** What tells a file from another of its name; 0 for a database in memory, and where there is no file. */
function inodeOf(file: string): number {
  return file === ':memory:' ? 0 : (statSync(file, { throwIfNoEntry: false })?.ino ?? 0);
}
