/** A clock that stands still until it is moved. */
export interface StoppedClock {
  /** Moves the clock to a moment in milliseconds since 1970. */
  set(now: number): void;
}

/** Stops Date and Temporal.Now.instant() of this process at a moment in milliseconds since 1970. */
export function stopClock(start: number): StoppedClock {
  let now = start;
  const RealDate = Date;
  RealDate.now = () => now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now] : args),
  });
  stopTemporal(() => now);
  return {
    set(moment) {
      now = moment;
    },
  };
}

/** Temporal has a clock of its own, where Node has Temporal. */
function stopTemporal(now: () => number): void {
  if (typeof Temporal === 'undefined') return;
  Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(now());
}
