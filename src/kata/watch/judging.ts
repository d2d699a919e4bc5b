import { setImmediate } from 'node:timers/promises';
import type { Step } from '../../course/steps.ts';
import { failureOf, judge } from '../judge/judge.ts';
import { openSession } from '../judge/session.ts';
import { prepareWarm } from '../judge/warm-up.ts';
import { type Prepare, type Prepared, prepareSubject, type Subject } from '../subject/subject.ts';
import { findBrokenSteps, verdictForMissingFile } from '../workspace/earlier-steps.ts';
import { isNotFound, ownTextOf } from '../workspace/files.ts';
import type { ProgressFile } from '../workspace/progress.ts';
import { typeErrorsOf } from '../workspace/types.ts';
import type { JudgingEvent } from './state.ts';

/** Judges one step after another, in processes that are started beforehand, and emits what it finds. */
export function startJudging(progress: ProgressFile, emit: (event: JudgingEvent) => void) {
  let pool = makePool();
  const passed = new Set<string>();
  let running = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  const run = async (step: Step, signal: AbortSignal): Promise<void> => {
    const subject = { step, file: step.exercise };
    const session = await openSession(subject, { prepare: pool.takeOnce(), signal });
    try {
      const onQuickPass = (passed: number, all: number) => {
        emit({ type: 'quickPass', passed, all, run: signal });
        pool.fill(subject); // The next save may come before the verdict.
      };
      const verdict = await judge(session, { onQuickPass });
      if (signal.aborted) return;
      progress.record(verdict);
      emit({ type: 'judged', verdict, run: signal });
      await setImmediate(); // The verdict is painted before the next process is started.
      if (signal.aborted) return;
      pool.fill(subject);
      if (failureOf(verdict) === undefined) {
        const broken = await findBrokenSteps(progress.read(), step, passed, {
          signal,
          seed: verdict.seed,
        });
        if (!signal.aborted) emit({ type: 'broken', broken, run: signal });
      }
      const errors = await typeErrorsOf(verdict, signal);
      if (!signal.aborted) emit({ type: 'types', errors, run: signal });
      await aborted(signal); // Until then the server runs, so that a curl line can be pasted.
    } finally {
      await session.close();
    }
  };

  const fail = async (step: Step, error: unknown, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return; // An aborted run may throw anything.
    // Some editors remove the file for a moment before they write it again.
    const missing = ownTextOf(step) === undefined || isNotFound(error);
    if (!missing) return emit({ type: 'failed', error, run: signal });
    emit({ type: 'judged', verdict: await verdictForMissingFile(step), run: signal });
  };

  return {
    /** Judges a step's file now, and aborts what is being judged. */
    judge(step: Step): void {
      if (ownTextOf(step) !== undefined) pool.fill({ step, file: step.exercise });
      running.abort();
      running = new AbortController();
      const { signal } = running;
      const next = run(step, signal).catch((error: unknown) => fail(step, error, signal));
      last = Promise.all([last, next]);
    },
    /** Stops the processes that wait. */
    renew(): void {
      last = Promise.all([last, pool.close()]);
      pool = makePool(); // A save of the same moment must not get a process that is being stopped.
    },
    async close(): Promise<void> {
      running.abort();
      await last;
      await pool.close();
    },
  };
}

/** A process that waits for the next verdict. It judges once, so that one verdict cannot influence the next. */
function makePool() {
  let waiting: { subject: Subject; prepared: Prepared } | undefined;
  const drop = async () => {
    const unwanted = waiting;
    waiting = undefined;
    await unwanted?.prepared.stop();
  };
  return {
    /** What a session needs: first the process that waits, then new ones, because another may wait for the next save. */
    takeOnce(): Prepare {
      let taken = false;
      return (subject) => {
        const found = waiting;
        if (taken || found === undefined || !isSame(found.subject, subject)) {
          return prepareSubject(subject);
        }
        taken = true;
        waiting = undefined;
        return found.prepared;
      };
    },
    /** Starts a process for a subject and warms it up, unless one waits, and stops one that waits for another. */
    fill(subject: Subject): void {
      if (waiting !== undefined && isSame(waiting.subject, subject)) return;
      drop();
      waiting = { subject, prepared: prepareWarm(subject) };
    },
    close: drop,
  };
}

function isSame(one: Subject, other: Subject): boolean {
  return one.step === other.step && one.file === other.file;
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
