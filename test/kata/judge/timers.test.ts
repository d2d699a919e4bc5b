import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hurryTimers } from '#kata/subject/timers.ts';

const hour = 3_600_000;

test('timers fire when the clock is moved past their time, unless they were cleared', async () => {
  let now = 0;
  const hurry = hurryTimers(() => now);
  const fired: string[] = [];
  setTimeout(() => fired.push('timeout'), hour);
  clearTimeout(setTimeout(() => fired.push('cleared'), hour));
  const later = setTimeout(() => fired.push('later'), 3 * hour);
  const waiting = new AbortController();
  const slept = sleep(hour, 'slept', { signal: waiting.signal });
  const signal = AbortSignal.timeout(hour);
  now = 2 * hour;
  hurry();
  await expect(slept).resolves.toBe('slept');
  await new Promise(setImmediate);
  expect(fired).toEqual(['timeout']);
  expect(signal.reason).toHaveProperty('name', 'TimeoutError');
  clearTimeout(later);
  waiting.abort();
});

test('timers still fire in real time', async () => {
  hurryTimers(() => 0);
  await expect(sleep(1, 'slept')).resolves.toBe('slept');
});
