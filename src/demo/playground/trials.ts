import { randomUUID } from 'node:crypto';
import type { Shown } from './experiment.ts';

/** What happened in an experiment, ready to be shown in any language. */
export interface Trial {
  /** The number of the step. */
  step: number;
  shown: Shown;
}

/** How many trials are stored; a new one replaces the oldest. */
const most = 200;
/** For how long, in milliseconds. */
const longest = 15 * 60 * 1000;

/**
 * Stores trials in memory under a random id. A page is redirected to that id after a form was sent, so that the browser can
 * show it again without sending the form, and so that its address contains no token.
 */
export function trialStore() {
  const trials = new Map<string, Trial & { until: number }>();
  return {
    /** Returns the id. */
    add(trial: Trial): string {
      const id = randomUUID();
      const [oldest] = trials.keys();
      if (trials.size >= most && oldest !== undefined) trials.delete(oldest);
      trials.set(id, { ...trial, until: Date.now() + longest });
      return id;
    },
    /** Undefined if the step has no such trial, or no longer. */
    find(id: string, step: number): Trial | undefined {
      const trial = trials.get(id);
      if (trial !== undefined && trial.until <= Date.now()) trials.delete(id);
      else if (trial?.step === step) return trial;
      return undefined;
    },
  };
}
