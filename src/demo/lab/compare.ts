import { courseAttacks } from '../../attacks/catalogue.ts';
import { type Report, type Result, runAttacks } from '../../attacks/run.ts';
import type { LabServer, NotStarted, ServerName } from './server.ts';

/** How one server withstood the attacks: a report, or that it did not start. */
export interface ServerRun {
  name: ServerName;
  run: Report | NotStarted;
  /** What the server printed, if it stopped during the attacks. */
  printed?: string | undefined;
}

/** The results of all servers. */
export interface Comparison {
  runs: ServerRun[];
  finished: Date;
}

/** Called after every attack on a server, with the number of finished attacks and of all attacks. */
export type OnProgress = (server: ServerName, result: Result, done: number, all: number) => void;

/** What makeComparer() returns. */
export interface Comparer {
  /** The last comparison that was finished. */
  last(): Comparison | undefined;
  /**
   * Attacks the servers one after another: together they would take nearly as long on two cores, and slow each other down, so
   * that no time could be compared. Throws RunInProgressError during another comparison. After an abort the result is not kept.
   */
  compare(
    servers: readonly LabServer[],
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<Comparison>;
}

/** A comparison is already in progress. Two at a time would only measure how busy the machine is. */
export class RunInProgressError extends Error {
  override name = 'RunInProgressError';
}

/** The longest time for the attacks on one server, in milliseconds. The remaining attacks are skipped. */
const longestRun = 90_000;

/** Compares servers, one comparison at a time, and keeps the last one. */
export function makeComparer(): Comparer {
  let running = false;
  let last: Comparison | undefined;
  return {
    last: () => last,
    async compare(servers, onProgress, signal) {
      if (running) throw new RunInProgressError();
      running = true;
      try {
        const runs: ServerRun[] = [];
        for (const server of servers) {
          if (signal.aborted) break;
          runs.push({ name: server.name, ...(await attack(server, onProgress, signal)) });
        }
        const comparison = { runs, finished: new Date() };
        if (!signal.aborted) last = comparison;
        return comparison;
      } finally {
        running = false;
      }
    },
  };
}

async function attack(
  { name, start }: LabServer,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Omit<ServerRun, 'name'>> {
  const server = await start();
  if (!('target' in server)) return { run: server };
  try {
    const run = await runAttacks(server.target, {
      attacks: courseAttacks,
      onProgress: (result, done, all) => onProgress(name, result, done, all),
      // This server's own address may be one of the network, and it is ours: see address.ts.
      iOwnThisHost: true,
      limits: { run: longestRun },
      signal,
    });
    return { run, printed: run.fault?.when === 'stopped' ? server.printed?.() : undefined };
  } finally {
    await server.stop();
  }
}
