import { includesMessage, type Message, message } from '../../i18n/message.ts';
import { type EveryOptions, type EveryVerdict, judgeEvery } from '../judge/judge-every.ts';
import { StartError } from '../subject/start-fault.ts';
import {
  type Prepare,
  type Prepared,
  prepareSubject,
  type Running,
  type Subject,
} from '../subject/subject.ts';
import type { Flag } from './result.ts';

/** Milliseconds for one step. A right program takes ten seconds, one with many faults a minute, and both more on a busy machine. */
const stepTimeoutMs = 600_000;

/** What the grader finds out about an untrusted program. */
export interface UntrustedVerdict {
  /** Undefined if the checks were not finished in time. */
  verdict: EveryVerdict | undefined;
  flags: Flag[];
  /** Why there are no points, if there is a flag. */
  reason: Message | undefined;
}

/** Judges an untrusted file, and detects when the program takes too much, wants what is not allowed, or changes with time. */
export async function judgeUntrusted(
  subject: Subject,
  options: Pick<EveryOptions, 'seed' | 'now' | 'pause'>,
): Promise<UntrustedVerdict> {
  const processes: Prepared[] = [];
  const running: Running[] = [];
  const faults: unknown[] = [];
  const prepare: Prepare = (one) => {
    const prepared = prepareSubject(one);
    processes.push(prepared);
    const begin: typeof prepared.begin = async (options) => {
      try {
        const begun = await prepared.begin(options);
        running.push(begun);
        return begun;
      } catch (error) {
        faults.push(error instanceof StartError && error.fault);
        throw error;
      }
    };
    return { ...prepared, begin };
  };
  const end = new AbortController();
  const judged = judgeEvery(subject, { ...options, prepare, signal: end.signal });
  const verdict = await inTime(judged, end);
  const stopped = running.flatMap((one) => one.stopped() ?? []).at(0);
  const found: Record<Flag, Message | false | undefined> = {
    forbidden:
      (processes.some((one) => one.denied()) ||
        faults.includes('denied') ||
        verdict?.output.includes('ERR_ACCESS_DENIED')) &&
      message('grade.forbidden'),
    greedy:
      stopped ??
      (verdict === undefined
        ? message('grade.slow', { seconds: stepTimeoutMs / 1000 })
        : (faults.includes('greedy') || isSlow(verdict)) && message('grade.greedy')),
    changes: verdict?.changes && message('grade.changes'),
  };
  const flags = flagNames.filter((flag) => found[flag]);
  const [first] = flags;
  return { verdict, flags, reason: (first && found[first]) || undefined };
}

const flagNames: readonly Flag[] = ['forbidden', 'greedy', 'changes'];

/** The verdict, or undefined if it does not come in time: no program can make the grader wait for ever. */
async function inTime<T>(judged: Promise<T>, end: AbortController): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    end.abort();
    resolve(undefined);
  }, stepTimeoutMs);
  judged.catch(() => {}); // After its time is over, it may throw anything.
  try {
    return await Promise.race([judged, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the program used up the time for all requests of a run. */
function isSlow({ results }: EveryVerdict): boolean {
  return [...results.values()].some(
    (result) =>
      result.outcome === 'failed' &&
      includesMessage(result.error.received, 'judge.response.time-used-up'),
  );
}
