import { setTimeout } from 'node:timers/promises';

/** Waits until the next request may be sent; an aborted signal ends the wait. */
export type RateLimit = (signal?: AbortSignal) => Promise<void>;

/** Requests that must wait are released every so many milliseconds, so that requests sent together stay together. */
const tickMs = 100;

/** Allows at most this number of requests within any one second; several may start at the same time. */
export function createRateLimit(perSecond: number): RateLimit {
  if (!(perSecond >= 1)) throw new TypeError(`Expected a rate of 1 or more, got ${perSecond}`);
  const starts: number[] = [];
  return async (signal) => {
    const now = performance.now();
    const start = nextStart(starts, perSecond, now);
    if (start > now)
      await setTimeout(Math.ceil(start - now), undefined, { signal }).catch(() => {});
  };
}

/**
 * The time at which the next request may start, in milliseconds; `now` if it need not wait. `starts` contains the last
 * starts, some of them in the future, and is updated.
 */
export function nextStart(starts: number[], perSecond: number, now: number): number {
  const before = starts.length < perSecond ? undefined : starts.shift();
  const free = before === undefined ? now : before + 1_000;
  const start = free > now ? Math.ceil(free / tickMs) * tickMs : now;
  starts.push(start);
  return start;
}
