import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Milliseconds for which a file that is read is taken to be as it was. */
const trusted = 1_000;
/** Milliseconds to wait for another process while a file is opened again, and the whole server waits. */
const timeout = 1_000;
/** The same before there is a server: another that starts may be making the file, on a slow disk. */
const timeoutAtStart = 10_000;

/** A SQLite file that stays usable when it is taken away or spoilt, and brought back. */
export interface SqliteFile<Statements> {
  /** For reading: asks the file that is there, looked for once a second. Throws where there is none. */
  read<Value>(ask: (statements: Statements) => Value): Value;
  /** For writing: looks first, so that nothing is written to a file that was deleted. */
  write<Value>(ask: (statements: Statements) => Value): Value;
  close(): void;
}

/** Opens a file, made where it is missing, and again by itself whenever something was done to it. */
export function openSqliteFile<Statements>(
  file: string,
  prepare: (database: Database.Database) => Statements,
): SqliteFile<Statements> {
  let closed = false;
  let lookedAt = 0;
  let open: { database: Database.Database; state?: string; statements: Statements } | undefined;
  let last = { file: 0, log: 0 };

  const openNow = (options: Database.Options) => {
    const database = new Database(file, { timeout, ...options });
    try {
      const statements = prepare(database);
      // From now on nobody waits in here: see retryWhileBusy.
      database.pragma('busy_timeout = 0');
      last = { file: inodeOf(file), log: inodeOf(`${file}-wal`) };
      return { database, statements, ...stateOf(file) };
    } catch (error) {
      database.close();
      throw error;
    }
  };
  const shut = () => {
    const { database } = open ?? {};
    open = undefined;
    database?.close();
  };
  // The log of a file that was taken away stays behind, and SQLite would write it into the one that took its place.
  const forgetLog = () => {
    if (last.log === 0 || inodeOf(file) === last.file || inodeOf(`${file}-wal`) !== last.log)
      return;
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  };
  const look = () => {
    if (closed) throw new TypeError('The database is closed');
    if (open?.database.inTransaction) return open.statements;
    const { state } = stateOf(file);
    if (open?.state !== state) shut();
    if (state === undefined) throw new TypeError('The database is gone');
    if (open === undefined) {
      forgetLog();
      open = openNow({ fileMustExist: true });
    }
    lookedAt = performance.now();
    return open.statements;
  };

  open = openNow({ timeout: timeoutAtStart });
  lookedAt = performance.now();
  return {
    read: (ask) => ask(open && performance.now() - lookedAt < trusted ? open.statements : look()),
    write(ask) {
      try {
        return ask(look());
      } catch (error) {
        // Opened once more it may be writable: a log made beside a read-only file is read-only, too.
        if (isReadOnly(error)) shut();
        throw error;
      }
    },
    close() {
      closed = true;
      shut();
    },
  };
}

/**
 * What tells a file from another of its name, and from itself when others have written to it or made it writable; nothing
 * where it is missing or empty. It is not read for that: closing it would drop SQLite's locks on it
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
function stateOf(file: string): { state?: string } {
  if (file === ':memory:') return { state: file };
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.size === 0) return {};
  return { state: `${found.ino} ${found.size} ${found.ctimeMs}` };
}

/** 0 where there is no such file. */
function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_READONLY');
}
