import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
const [timeout, pause] = [3_000, 10];

/** Runs `query` again, for at most 3 seconds, while another process writes to the SQLite file. Other requests go on meanwhile. */
export async function retryWhileBusy<Value>(query: () => Value): Promise<Awaited<Value>> {
  const end = performance.now() + timeout;
  for (;;) {
    try {
      return await query();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await setTimeout(pause);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code));
}
