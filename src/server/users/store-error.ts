/** The database is not available: 503, and the client may try again. The database's own error is the `cause`. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly status = 503;

  constructor(cause: unknown) {
    super('The database of users does not answer', { cause });
  }
}

/** Returns the result of `query`. Errors of connection and availability become a StoreError; other errors stay as they are. */
export async function wrapStoreError<Value>(query: () => Value): Promise<Awaited<Value>> {
  try {
    return await query();
  } catch (error) {
    throw isUnavailable(error) ? new StoreError(error) : error;
  }
}

/**
 * Codes of errors in our own SQL or values: SQLite's result codes, and PostgreSQL's SQLSTATE classes (appendix A). All other
 * codes are about the connection, the disk or the database itself.
 */
const ownCodes = [
  /^SQLITE_(CONSTRAINT|ERROR|MISMATCH|MISUSE|RANGE|TOOBIG)/,
  /^(0A|21|22|23|26|42|44)[\dA-Z]{3}$/,
];

/** True for an error of connection or availability, false for an error in our own code. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (ownCodes.some((codes) => codes.test(code))) return false;
  // better-sqlite3 throws a TypeError if the database is closed. Other errors of the language are in our own code.
  const ofLanguage = [TypeError, RangeError, ReferenceError, SyntaxError];
  const closed = error.message === 'The database connection is not open';
  return closed || !ofLanguage.some((type) => error instanceof type);
}

/** The code of an error or of its cause, such as `ECONNREFUSED`. Unlike a message, it quotes no value. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
