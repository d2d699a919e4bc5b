import { createRequire, syncBuiltinESMExports } from 'node:module';

/** A timer that also fires when a stopped clock is moved past its time. */
interface Waiting {
  due: number;
  isOver(): boolean;
  fire(): void;
}

/**
 * From now on the timers of this process also fire when a stopped clock is moved: a limit of ten seconds, or a change after
 * a day, shows without waiting. They still fire in real time. `now` is in milliseconds; call the result after each move.
 */
export function hurryTimers(now: () => number): () => void {
  const waiting = new Set<Waiting>();
  const timers: typeof import('node:timers') = createRequire(import.meta.url)('node:timers');
  const { promises } = timers;

  const hurried = <Make extends typeof setTimeout | typeof setInterval>(make: Make): Make =>
    new Proxy(make, {
      apply(target, self, [callback, delay, ...args]: Parameters<Make>) {
        const timer: unknown = Reflect.apply(target, self, [callback, delay, ...args]);
        const isOver = () => isCleared(timer);
        const fire = () => {
          if (make === realTimeout) clearTimeout(Number(timer));
          setImmediate(() => callback(...args));
        };
        waiting.add({ due: now() + milliseconds(delay), isOver, fire });
        return timer;
      },
    });
  const hurriedPromise = <Wait extends typeof promises.scheduler.wait | typeof promises.setTimeout>(
    wait: Wait,
  ): Wait =>
    new Proxy(wait, {
      apply(target, self, args: [delay?: number, value?: unknown]) {
        const [delay, value] = args;
        const early = Promise.withResolvers<unknown>();
        let over = false;
        const late = Promise.resolve(Reflect.apply(target, self, args));
        const fire = () => early.resolve(target === promises.scheduler.wait ? undefined : value);
        waiting.add({ due: now() + milliseconds(delay), isOver: () => over, fire });
        return Promise.race([late, early.promise]).finally(() => {
          over = true;
        });
      },
    });

  const realTimeout = timers.setTimeout;
  const realSignal = AbortSignal.timeout;
  timers.setTimeout = hurried(timers.setTimeout);
  timers.setInterval = hurried(timers.setInterval);
  promises.setTimeout = hurriedPromise(promises.setTimeout);
  promises.scheduler.wait = hurriedPromise(promises.scheduler.wait);
  globalThis.setTimeout = timers.setTimeout;
  globalThis.setInterval = timers.setInterval;
  AbortSignal.timeout = (delay) => {
    const early = new AbortController();
    const late = realSignal.call(AbortSignal, delay);
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const fire = () => early.abort(reason);
    waiting.add({ due: now() + delay, isOver: () => late.aborted, fire });
    return AbortSignal.any([late, early.signal]);
  };
  syncBuiltinESMExports();

  return () => {
    for (const timer of waiting) {
      if (!timer.isOver() && timer.due > now()) continue;
      waiting.delete(timer);
      if (!timer.isOver()) timer.fire();
    }
  };
}

/** As Node counts the delay of a timer. */
function milliseconds(delay: unknown): number {
  const count = Number(delay);
  return count >= 1 ? count : 1;
}

/** True if a timer has fired or was cleared. Node says so only by this field. */
function isCleared(timer: unknown): boolean {
  return typeof timer === 'object' && timer !== null && Reflect.get(timer, '_destroyed') === true;
}
