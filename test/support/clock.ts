import { afterEach, vi } from 'vitest';

/** Stops the clock at a time in seconds since 1970, until the end of the test. Timers keep running. */
export function freezeClock(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: seconds * 1000 });
}

/** Restores the real clock after each test of the file that calls it. */
export function thawAfterEach(): void {
  afterEach(() => {
    vi.useRealTimers();
  });
}
