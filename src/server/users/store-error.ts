/** The database did not answer, or not as it should: 503, and worth another try. Its own words stay in `cause`. */
export class StoreFailure extends Error {
  override name = 'StoreFailure';
  readonly status = 503;

  constructor(cause: unknown) {
    super('The database of users does not answer', { cause });
  }
}

/** Gives what `ask` gives; whatever it throws or rejects with becomes a StoreFailure. */
export async function answered<Value>(ask: () => Value): Promise<Awaited<Value>> {
  try {
    return await ask();
  } catch (error) {
    throw new StoreFailure(error);
  }
}

/** The code of an error, or of what caused it, as in `ECONNREFUSED`: it quotes nobody, as a message may. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
