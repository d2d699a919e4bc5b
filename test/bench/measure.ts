import { isBurst, type Job } from './burst.ts';
import { type Child, type Core, start } from './children.ts';
import type { Row } from './rows.ts';
import type { Sample } from './table.ts';

/** Seconds a server. V8 goes on optimising for longer; the rounds that follow see to the rest. */
const warmUp = 1.8;

/** A row, the process that serves it, and which of the row's requests is next. */
export interface Target {
  row: Row;
  server: Child;
  url: string;
  next: number;
}

/** Starts the server of a row, and warms it up once it has given the right answer. */
export async function prepareTarget(row: Row, load: Child, core: Core): Promise<Target> {
  const { subject, crowd } = row;
  const server = start('serve.ts', core, [subject, crowd.file, crowd.first.username]);
  const target = { row, server, url: `${await server.told()}/api/me`, next: 0 };
  await assertAnswer(target);
  await measure(load, target, warmUp);
  return target;
}

/** Has the load generator send the row's requests for so many seconds. Rejects on any wrong answer. */
export async function measure(load: Child, target: Target, seconds: number): Promise<Sample> {
  const { url, next: first, row } = target;
  const { headers, status, bodies } = row;
  const job: Job = { url, headers, first, status, bodies, seconds };
  const before = await computed(target.server);
  const burst = await load.ask(job);
  const after = await computed(target.server);
  if (!isBurst(burst)) throw new TypeError('Expected a burst from the load generator');

  const { times, elapsed } = burst;
  target.next = (first + times.length) % headers.length;
  return {
    rate: times.length / (elapsed / 1000),
    times,
    computed: (after - before) / times.length,
    busy: (after - before) / (elapsed * 1000),
  };
}

async function assertAnswer({ row, url }: Target): Promise<void> {
  const { title, headers, status, bodies } = row;
  const answer = await fetch(url, { headers: headers[0] ?? {} });
  const text = await answer.text();
  if (answer.status !== status || !bodies.includes(text)) {
    throw new Error(`${title}: expected ${status} ${bodies[0]}, got ${answer.status} ${text}`);
  }
}

async function computed(server: Child): Promise<number> {
  return Number(await server.ask({}));
}
