import { addressOf } from './address.ts';
import { type Attack, type Ending, endingOf, type Outcome } from './attack.ts';
import { control, type Fault, openAttackSession, type Target } from './attack-session.ts';
import { catalogue } from './catalogue.ts';
import { openHttpClient } from './http-client.ts';
import { makePace } from './rate-limit.ts';

const leftOver: Outcome = { skipped: 'the run was over before it could be judged' };

/** How long things may take, in milliseconds. */
export interface Limits {
  /** One answer; 5,000 by default. */
  answer: number;
  /** One attack with all its requests; 10,000 by default. */
  attack: number;
  /** The whole run; 60,000 by default. Attacks that are left over are skipped. */
  run: number;
}

/** How to run. */
export interface RunOptions {
  /** Which attacks, in this order; the whole catalogue by default. */
  attacks?: readonly Attack[] | undefined;
  /** Called before every attack that is tried, with how many are done, and of how many. */
  onTry?: ((attack: Attack, done: number, all: number) => void) | undefined;
  /** Called behind every attack with its result, how many are done, and of how many. */
  onProgress?: ((result: Result, done: number, all: number) => void) | undefined;
  /** Allows a host beyond the loopback. False by default. */
  iOwnThisHost?: boolean | undefined;
  /** Requests within any one second, at the most; 100 by default. */
  rate?: number | undefined;
  /** Ends the run early, also in the middle of an attack: what is left over is skipped. */
  signal?: AbortSignal | undefined;
  limits?: Partial<Limits> | undefined;
}

/** An attack and how it ended. */
export interface Result {
  attack: Attack;
  outcome: Outcome;
  /** In milliseconds. */
  time: number;
}

/** What a run has shown. */
export interface Report {
  /** Where there is one the results prove nothing: an honest client was not served, before the attacks or after. */
  fault?: Fault;
  /** In the order of the attacks; none where there was no foothold. */
  results: Result[];
  counts: Record<Ending, number>;
  /** In milliseconds. */
  time: number;
}

/**
 * Attacks a server, with four requests at a time at the most, and so many a second. Rejects with a TypeError where the
 * URL is none, and with a ForeignHost where it leads beyond this machine; whatever the server does ends up in the report.
 */
export async function runAttacks(target: Target, options: RunOptions = {}): Promise<Report> {
  const { attacks = catalogue, iOwnThisHost, rate = 100, signal, limits = {} } = options;
  const { answer: patience = 5_000, attack: perAttack = 10_000, run: perRun = 60_000 } = limits;
  const address = addressOf(target.url, iOwnThisHost);
  const pace = makePace(rate);
  const stop = signal ? [signal] : [];
  // The last control needs an answer's time of its own.
  const end = AbortSignal.any([AbortSignal.timeout(Math.max(perRun - patience, 0)), ...stop]);
  const wire = (...signals: AbortSignal[]) =>
    openHttpClient({ address, patience, pace, signal: AbortSignal.any(signals) });
  const started = performance.now();
  const results: Result[] = [];

  const foothold = await openAttackSession(target, wire(end));
  if ('when' in foothold && !signal?.aborted) return reportOf(results, started, foothold);
  for (const attack of attacks) {
    const begun = performance.now();
    let outcome = leftOver;
    if (!end.aborted && !('when' in foothold)) {
      options.onTry?.(attack, results.length, attacks.length);
      outcome = await attack.run({ ...foothold, ...wire(end, AbortSignal.timeout(perAttack)) });
      // What was cut off in the middle says nothing about the server.
      if (end.aborted) outcome = leftOver;
    }
    const result = { attack, outcome, time: performance.now() - begun };
    results.push(result);
    options.onProgress?.(result, results.length, attacks.length);
  }
  if (signal?.aborted || 'when' in foothold) return reportOf(results, started);
  const last = wire(AbortSignal.timeout(patience), ...stop);
  return reportOf(results, started, await control({ ...foothold, ...last }, 'after'));
}

/** How many attacks ended in each way. */
export function countEndings(results: readonly Result[]): Record<Ending, number> {
  const counts = { held: 0, through: 0, wrong: 0, skipped: 0 };
  for (const { outcome } of results) counts[endingOf(outcome)] += 1;
  return counts;
}

function reportOf(results: Result[], started: number, fault?: Fault): Report {
  const time = performance.now() - started;
  return { ...(fault && { fault }), results, counts: countEndings(results), time };
}
