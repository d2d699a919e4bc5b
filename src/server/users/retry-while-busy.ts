import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
const [longest, between] = [3_000, 10];

/** Asks again, for three seconds at the most, while another process writes. Others are served meanwhile. */
export async function retryWhileBusy<Value>(ask: () => Value): Promise<Value> {
  const last = performance.now() + longest;
  for (;;) {
    try {
      return ask();
    } catch (error) {
      if (!isBusy(error) || performance.now() > last) throw error;
      await setTimeout(between);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code));
}
