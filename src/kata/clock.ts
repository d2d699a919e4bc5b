/** Stops the clock of this process at a moment in milliseconds since 1970: Date.now() and new Date() tell it for ever. */
export function stopClock(now: number): void {
  const RealDate = Date;
  RealDate.now = () => now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now] : args),
  });
}
