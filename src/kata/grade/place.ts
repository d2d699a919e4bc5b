import { setTimeout } from 'node:timers/promises';
import type { Semaphore } from 'async-mutex';

/** The right of one job to compute. */
export interface Place {
  /** Waits for some milliseconds, and then until a place is free again. Meanwhile another job may compute. */
  pause(milliseconds: number): Promise<void>;
  /** Frees the place for another job. May be called during a pause, too. */
  leave(): void;
}

/** Waits for one of the places. */
export async function takePlace(places: Semaphore): Promise<Place> {
  let [, release] = await places.acquire();
  let hasLeft = false;
  return {
    async pause(milliseconds) {
      release();
      await setTimeout(milliseconds);
      [, release] = await places.acquire(1, 1); // Before jobs that have not begun.
      if (hasLeft) release();
    },
    leave() {
      hasLeft = true;
      release();
    },
  };
}
