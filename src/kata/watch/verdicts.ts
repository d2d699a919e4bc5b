import type { Step } from '../../course/steps.ts';
import { failureOf, type Judged, judge } from '../judge/judge.ts';
import { makePool } from '../subject/pool.ts';
import { ownTextOf } from '../workspace/texts.ts';
import { typeErrorsOf } from '../workspace/types.ts';
import { brokenBeside, remember, verdictOnNothing } from '../workspace/verdict.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What is told while a step is judged, in this order. A save in the meantime ends it, and begins anew. */
export interface Told {
  /** The verdict. The server that was judged runs on until the next one. */
  judged(judged: Judged): void;
  /** Finished steps that do not pass any more; told only after a pass. */
  broken(broken: Judged[]): void;
  /** What the compiler says, last of all, since it is slow. */
  types(errors: string[]): void;
  /** What kept the step from being judged. */
  failed(error: unknown): void;
}

/** Judges one step after another with processes that stand by. */
export function makeJudge(desk: Workspace) {
  let pool = makePool();
  const whole = new Set<string>();
  let running = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();

  const run = async (step: Step, told: Told, signal: AbortSignal): Promise<void> => {
    const subject = { step, file: step.exercise };
    await judge(subject, {
      prepare: pool.prepare,
      signal,
      async beforeClosing(_lab, judged) {
        if (signal.aborted) return;
        remember(desk, judged);
        told.judged(judged);
        pool.standBy(subject);
        if (failureOf(judged) === undefined) {
          const broken = await brokenBeside(desk, step, whole, { signal });
          if (!signal.aborted) told.broken(broken);
        }
        const errors = await typeErrorsOf(judged, signal);
        if (!signal.aborted) told.types(errors);
        await aborted(signal);
      },
    });
  };

  return {
    /** Judges a step's file now, whatever was being judged. */
    begin(step: Step, told: Told): void {
      running.abort();
      running = new AbortController();
      const { signal } = running;
      const last = turn;
      turn = run(step, told, signal).catch(async (error: unknown) => {
        if (signal.aborted) return; // What a run that was cut off says is worth nothing.
        if (ownTextOf(step) !== undefined && !isAbsence(error)) return told.failed(error);
        told.judged(await verdictOnNothing(step));
      });
      turn = Promise.all([last, turn]);
    },
    /** Has processes wait for a step. */
    standBy(step: Step): void {
      if (ownTextOf(step) !== undefined) pool.standBy({ step, file: step.exercise });
    },
    /** Lets go of processes that have loaded what is no longer true. */
    renew(): void {
      turn = Promise.all([turn, pool.close()]);
      pool = makePool(); // A process that is being ended must not be given to a save of the same moment.
    },
    async close() {
      running.abort();
      await turn;
      await pool.close();
    },
  };
}

/** Some editors take the file away for a moment before they write it anew. */
function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
