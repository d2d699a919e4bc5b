import { afterEach, vi } from 'vitest';

/** Stops the clock at a time, in seconds since 1970, until the end of the test; timers go on. */
export function freezeClock(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: seconds * 1000 });
}

/** Gives the true time back after each test of the file that calls it. */
export function thawAfterEach(): void {
  afterEach(() => {
    vi.useRealTimers();
  });
}
