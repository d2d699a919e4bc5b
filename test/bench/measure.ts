import { isBurst, type Job } from './burst.ts';
import type { Child } from './children.ts';
import type { Row } from './rows.ts';
import type { Sample } from './table.ts';

/** A row and the process that serves it. */
export interface Target {
  row: Row;
  server: Child;
  url: string;
}

/** Sends the row's request once and throws unless the answer is the row's, so that nothing false is measured. */
export async function assertAnswer({ row, url }: Target): Promise<void> {
  const { title, token, status, body } = row;
  const answer = await fetch(url, { headers: { 'x-access-token': token } });
  const text = await answer.text();
  if (answer.status !== status || text !== body) {
    throw new Error(`${title}: expected ${status} ${body}, got ${answer.status} ${text}`);
  }
}

/** Has the load generator send the row's request for so many seconds. Rejects on any wrong answer. */
export async function measure(load: Child, target: Target, seconds: number): Promise<Sample> {
  const { token, status, body } = target.row;
  const job: Job = { url: target.url, token, status, body, seconds };
  const before = await computed(target.server);
  const burst = await load.ask(job);
  const after = await computed(target.server);
  if (!isBurst(burst)) throw new TypeError('Expected a burst from the load generator');

  const { requests, elapsed, p99 } = burst;
  return {
    rate: requests / (elapsed / 1000),
    p99,
    computed: (after - before) / requests,
    busy: (after - before) / (elapsed * 1000),
  };
}

async function computed(server: Child): Promise<number> {
  return Number(await server.ask({}));
}
