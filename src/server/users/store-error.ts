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
 * Codes of a database that is gone, full, locked, damaged or not ours to open: SQLite's result codes, Node's system
 * errors, and PostgreSQL's SQLSTATE classes (appendix A). Other codes are about our SQL or our values.
 */
const unavailableCodes = [
  /^SQLITE_(AUTH|BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOLFS|NOMEM|NOTADB|PERM|PROTOCOL|READONLY)/,
  /^E[A-Z]+$/,
  /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/,
  /^(08|28|3D|40|53|55|57|58|25006)/,
];

const closed =
  /time ?out|connection terminated|not queryable|calling end on|connection is not open/i;

/** True for an error of connection or availability, false for an error in our own code. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error) return unavailableCodes.some((codes) => codes.test(String(error.code)));
  // Drivers report timeouts and closed or broken connections without a code.
  return closed.test(error.message);
}

/** The code of an error or of its cause, such as `ECONNREFUSED`. Unlike a message, it quotes no value. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
