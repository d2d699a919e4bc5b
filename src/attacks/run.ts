import { Agent } from 'node:http';
import type { Attack } from './attack.ts';
import { type Fault, openAttackSession, type Target } from './attack-session.ts';
import { catalogue } from './catalogue.ts';
import { type Exchange, recordedClient } from './history.ts';
import { addressOf } from './http/address.ts';
import { createHttpClient } from './http/client.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { describe } from './judge-response.ts';
import { say } from './message.ts';
import { type Breach, type Ending, endingOf, type Outcome } from './outcome.ts';
import { checkAtEnd, checkListening, keepSession } from './own-session.ts';

const notRun: Outcome = { skipped: say('attack.skipped.not-run') };
/** The outcome of all attacks after the one that stopped the server. */
export const afterStop: Outcome = { skipped: say('attack.skipped.stopped') };

/** Time limits, in milliseconds. */
export interface Limits {
  /** One response; 5,000 by default. */
  response: number;
  /** One attack with all its requests; 10,000 by default. */
  attack: number;
  /** The whole run; 120,000 by default. The remaining attacks are skipped. */
  run: number;
}

/** How to run. */
export interface RunOptions {
  /** Which attacks, in this order; the whole catalogue by default. */
  attacks?: readonly Attack[] | undefined;
  /** Called before every attack, with the number of finished attacks and of all attacks. */
  onTry?: ((attack: Attack, done: number, all: number) => void) | undefined;
  /** Called after every attack with its result, the number of finished attacks and of all attacks. */
  onProgress?: ((result: Result, done: number, all: number) => void) | undefined;
  /** Allows a host that is not loopback. False by default. */
  iOwnThisHost?: boolean | undefined;
  /** The highest number of requests within one second; 500 by default. */
  rate?: number | undefined;
  /** Ends the run early, also in the middle of an attack; the remaining attacks are skipped. */
  signal?: AbortSignal | undefined;
  limits?: Partial<Limits> | undefined;
}

/** An attack and its outcome. */
export interface Result {
  attack: Attack;
  outcome: Outcome;
  /** In milliseconds. */
  time: number;
  /** The last request of the attack and its response; undefined if it sent none, or only raw bytes. */
  last?: Sent | undefined;
}

/** A request as a shell command, and its response. */
export type Sent = Pick<Breach, 'sent' | 'received'>;

/** The results of a run. */
export interface Report {
  /** If present, the results prove nothing, because an honest client was refused; or the server has stopped. */
  fault?: Fault;
  /** In the order of the attacks; empty if the session could not be opened. */
  results: Result[];
  counts: Record<Ending, number>;
  /** In milliseconds. */
  time: number;
}

/**
 * Attacks a server with at most four requests at a time. Rejects with a TypeError for an invalid URL and with a
 * ForeignHost for a host that is not loopback; everything that the server does is part of the report.
 */
export async function runAttacks(target: Target, options: RunOptions = {}): Promise<Report> {
  const { attacks = catalogue, iOwnThisHost, rate = 500, signal, limits = {} } = options;
  const { response: timeoutMs = 5_000, attack: perAttack = 10_000, run: perRun = 120_000 } = limits;
  const address = addressOf(target.url, iOwnThisHost);
  const rateLimit = createRateLimit(rate);
  const stop = signal ? [signal] : [];
  // The check after all attacks needs the time of one response.
  const end = AbortSignal.any([AbortSignal.timeout(Math.max(perRun - timeoutMs, 0)), ...stop]);
  const history: Exchange[] = [];
  // Each attack has connections of its own: at most four, which are closed after it.
  let agent: Agent | undefined;
  const client = (...signals: AbortSignal[]) => {
    const signal = AbortSignal.any(signals);
    agent?.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const options = { address, timeoutMs, rateLimit, signal, agent };
    return recordedClient(createHttpClient(options), history);
  };
  const started = performance.now();
  const results: Result[] = [];

  const finish = (fault?: Fault) => {
    agent?.destroy();
    return reportOf(results, started, fault);
  };

  const session = await openAttackSession(target, client(end), history);
  if ('when' in session && !signal?.aborted) return finish(session);
  const keep = 'when' in session ? undefined : keepSession(session);
  let stopped: Fault | undefined;
  for (const attack of attacks) {
    const begun = performance.now();
    const earlier = history.length;
    let exchange: Exchange | undefined;
    let outcome = stopped ? afterStop : notRun;
    if (!end.aborted && !stopped && !('when' in session)) {
      options.onTry?.(attack, results.length, attacks.length);
      outcome = await attack.run({ ...session, ...client(end, AbortSignal.timeout(perAttack)) });
      exchange = history.length > earlier ? history.at(-1) : undefined;
      const sent = history.slice(earlier);
      // An attack that was aborted proves nothing about the server.
      if (end.aborted) outcome = notRun;
      else if (mayHaveStopped(outcome, sent)) {
        stopped = await checkListening({ ...session, ...client(end) });
        // The attack before it has stopped the server.
        if (stopped && sent[0] && isRefused(sent[0])) outcome = afterStop;
      }
      if (!end.aborted && !stopped) await keep?.(client(end));
    }
    const time = performance.now() - begun;
    const result = { attack, outcome, time, last: exchange && sentIn(exchange) };
    results.push(result);
    options.onProgress?.(result, results.length, attacks.length);
  }
  if (signal?.aborted || 'when' in session) return finish();
  if (stopped) return finish(stopped);
  const last = client(AbortSignal.timeout(timeoutMs), ...stop);
  return finish(await checkAtEnd({ ...session, ...last }));
}

/** True if a connection was refused, or if an attack failed that sent only raw bytes, which are not in the history. */
function mayHaveStopped(outcome: Outcome, sent: readonly Exchange[]): boolean {
  return sent.length === 0 ? endingOf(outcome) === 'wrong' : sent.some(isRefused);
}

function isRefused({ response }: Exchange): boolean {
  return response.failure === 'connection refused';
}

/** The number of attacks for each ending. */
export function countEndings(results: readonly Result[]): Record<Ending, number> {
  const counts = { held: 0, through: 0, wrong: 0, skipped: 0 };
  for (const { outcome } of results) counts[endingOf(outcome)] += 1;
  return counts;
}

function sentIn({ response }: Exchange): Sent {
  return { sent: response.curl, received: describe(response) };
}

function reportOf(results: Result[], started: number, fault?: Fault): Report {
  const time = performance.now() - started;
  return { ...(fault && { fault }), results, counts: countEndings(results), time };
}
