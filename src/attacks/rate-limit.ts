import { setTimeout } from 'node:timers/promises';

/** Waits for a turn to send; an aborted signal ends the waiting. */
export type Pace = (signal: AbortSignal) => Promise<void>;

/** Whoever must wait does so until the next of these milliseconds, so that what is sent together stays together. */
const beat = 100;

/** Gives turns, with so many of them within any one second at the most; some may come at the same time. */
export function makePace(perSecond: number): Pace {
  if (!(perSecond >= 1)) throw new TypeError(`Expected a rate of 1 or more, got ${perSecond}`);
  const turns: number[] = [];
  return async (signal) => {
    const now = performance.now();
    const turn = takeTurn(turns, perSecond, now);
    if (turn > now) await setTimeout(Math.ceil(turn - now), undefined, { signal }).catch(() => {});
  };
}

/**
 * The moment of the next turn, in milliseconds, which may be now. `turns` are the last ones that were given, some of them
 * still to come; it is kept up to date.
 */
export function takeTurn(turns: number[], perSecond: number, now: number): number {
  const before = turns.length < perSecond ? undefined : turns.shift();
  const free = before === undefined ? now : before + 1_000;
  const turn = free > now ? Math.ceil(free / beat) * beat : now;
  turns.push(turn);
  return turn;
}
