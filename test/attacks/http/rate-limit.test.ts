import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimit, nextStart } from '../../../src/attacks/http/rate-limit.ts';

/** The times at which requests may start, from the pauses between their arrivals, in milliseconds. */
function startsFor(gaps: number[], perSecond: number) {
  const starts: number[] = [];
  let now = 0;
  return gaps.map((gap) => {
    now += gap;
    return { now, start: nextStart(starts, perSecond, now) };
  });
}

test('no second has more requests than allowed, whenever they arrive', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 100 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 30 }), (between, perSecond) => {
      const given = startsFor(between, perSecond);
      for (const [index, { now, start }] of given.entries()) {
        expect(start).toBeGreaterThanOrEqual(now);
        const later = given[index + perSecond];
        if (later !== undefined) expect(later.start - start).toBeGreaterThanOrEqual(1_000);
      }
    }),
  );
});

test('the first requests and those after a pause do not wait', () => {
  const given = startsFor([...Array<number>(20).fill(0), 2_000, 0], 20);
  expect(given.filter(({ now, start }) => start > now)).toEqual([]);
});

test('an aborted signal ends the wait', async () => {
  const rateLimit = createRateLimit(1);
  const never = new AbortController();
  await rateLimit(never.signal);
  const waiting = rateLimit(never.signal).then(() => 'waits');
  const ended = rateLimit(AbortSignal.abort()).then(() => 'aborted');
  expect(await Promise.race([waiting, ended])).toBe('aborted');
  never.abort();
  await waiting;
});

test.each([0, -1, 0.5, Number.NaN])('a rate of %d is a TypeError', (rate) => {
  expect(() => createRateLimit(rate)).toThrow(TypeError);
});
