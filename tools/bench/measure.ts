import { type Child, type Core, start } from './children.ts';
import { isBurst, type Job } from './job.ts';
import type { Row } from './rows.ts';
import type { Sample } from './table.ts';

/** Seconds per server. V8 still optimises after that, during the rounds. */
const warmUp = 1.5;

/** A server and its load generator. */
export interface Target {
  server: Child;
  load: Child;
  url: string;
}

/** Starts the server of a row and warms it up. Rejects, now and later, on any response that is not the row's. */
export async function prepareTarget(row: Row, load: Child, core: Core): Promise<Target> {
  const { subject, crowd, headers, status, bodies } = row;
  const server = start('serve.ts', core, [subject, crowd.file, crowd.first.username]);
  const url = `${await server.told()}/api/me`;
  const job: Job = { url, seconds: warmUp, asking: { headers, status, bodies } };
  await load.ask(job);
  return { server, load, url };
}

/** Runs the load generator against a server for this number of seconds. */
export async function measure({ server, load, url }: Target, seconds: number): Promise<Sample> {
  const job: Job = { url, seconds };
  const before = await computed(server);
  const burst = await load.ask(job);
  const after = await computed(server);
  if (!isBurst(burst)) throw new TypeError('Expected a burst from the load generator');

  const { times, elapsed } = burst;
  return {
    rate: times.length / (elapsed / 1000),
    times,
    computed: (after - before) / times.length,
    busy: (after - before) / (elapsed * 1000),
  };
}

async function computed(server: Child): Promise<number> {
  return Number(await server.ask({}));
}
