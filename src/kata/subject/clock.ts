/** A clock that does not run, but is moved. */
export interface StoppedClock {
  /** Moves the clock to a moment in milliseconds since 1970. */
  set(now: number): void;
}

/** Stops Date and Temporal.Now of this process at a moment in milliseconds since 1970, rounded to whole ones. */
export function stopClock(start: number): StoppedClock {
  let now = Math.round(start);
  const RealDate = Date;
  RealDate.now = () => now;
  globalThis.Date = new Proxy(RealDate, {
    apply: (target) => new target(now).toString(),
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [now] : args, made),
  });
  stopTemporal(() => now);
  return {
    set(moment) {
      now = Math.round(moment);
    },
  };
}

/** Temporal has a clock of its own, if Node has Temporal. */
function stopTemporal(now: () => number): void {
  if (typeof Temporal === 'undefined') return;
  const instant = () => Temporal.Instant.fromEpochMilliseconds(now());
  const local = (zone: Temporal.TimeZoneLike = Temporal.Now.timeZoneId()) =>
    instant().toZonedDateTimeISO(zone);
  Object.assign(Temporal.Now, {
    instant,
    zonedDateTimeISO: local,
    plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => local(zone).toPlainDateTime(),
    plainDateISO: (zone?: Temporal.TimeZoneLike) => local(zone).toPlainDate(),
    plainTimeISO: (zone?: Temporal.TimeZoneLike) => local(zone).toPlainTime(),
  });
}
