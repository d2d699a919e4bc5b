import { expect, test } from 'vitest';
import { makePace } from '../../src/attacks/pace.ts';

const never = new AbortController().signal;

test('no second has more turns than it may, and those before it need no waiting', async () => {
  const pace = makePace(20);
  const started = performance.now();
  const moments = await Promise.all(
    Array.from({ length: 45 }, async () => {
      await pace(never);
      return performance.now() - started;
    }),
  );
  expect(Math.max(...moments.slice(0, 20))).toBeLessThan(500);
  for (const [n, moment] of moments.slice(20).entries()) {
    expect(moment - (moments[n] ?? 0)).toBeGreaterThan(900);
  }
});

test('waiting ends when there is nothing left to wait for', async () => {
  const pace = makePace(1);
  await pace(never);
  const started = performance.now();
  await pace(AbortSignal.timeout(50));
  await pace(AbortSignal.abort());
  expect(performance.now() - started).toBeLessThan(900);
});

test.each([0, -1, 0.5, Number.NaN])('a rate of %d is none', (rate) => {
  expect(() => makePace(rate)).toThrow(TypeError);
});
