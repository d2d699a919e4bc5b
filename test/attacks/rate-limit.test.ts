import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePace, takeTurn } from '../../src/attacks/rate-limit.ts';

/** The turns that requests get which come so many milliseconds after each other. */
function turnsFor(gaps: number[], perSecond: number) {
  const turns: number[] = [];
  let now = 0;
  return gaps.map((gap) => {
    now += gap;
    return { now, turn: takeTurn(turns, perSecond, now) };
  });
}

test('no second has more turns than it may, whenever requests come', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 100 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 30 }), (between, perSecond) => {
      const given = turnsFor(between, perSecond);
      for (const [index, { now, turn }] of given.entries()) {
        expect(turn).toBeGreaterThanOrEqual(now);
        const later = given[index + perSecond];
        if (later !== undefined) expect(later.turn - turn).toBeGreaterThanOrEqual(1_000);
      }
    }),
  );
});

test('the first turns need no waiting, and those after a rest neither', () => {
  const given = turnsFor([...Array<number>(20).fill(0), 2_000, 0], 20);
  expect(given.filter(({ now, turn }) => turn > now)).toEqual([]);
});

test('waiting ends when there is nothing left to wait for', async () => {
  const pace = makePace(1);
  const never = new AbortController();
  await pace(never.signal);
  const waiting = pace(never.signal).then(() => 'who waits');
  const ended = pace(AbortSignal.abort()).then(() => 'who does not');
  expect(await Promise.race([waiting, ended])).toBe('who does not');
  never.abort();
  await waiting;
});

test.each([0, -1, 0.5, Number.NaN])('a rate of %d is none', (rate) => {
  expect(() => makePace(rate)).toThrow(TypeError);
});
