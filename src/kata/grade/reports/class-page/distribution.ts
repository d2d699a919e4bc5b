import type { LearnerResult } from '../../result.ts';

/** How many learners have points in a range, of the maximum in percent; the last range includes 100. */
export interface Range {
  from: number;
  to: number;
  count: number;
  /** Of the largest count, from 0 to 1. */
  share: number;
}

/** The learners in ten equal ranges of points. */
export function rangesOf(learners: readonly LearnerResult[]): Range[] {
  const places = learners.map(({ points, of }) =>
    Math.min(9, Math.floor((10 * points) / (of || 1))),
  );
  const counts = Array.from(
    { length: 10 },
    (_, index) => places.filter((place) => place === index).length,
  );
  const most = Math.max(1, ...counts);
  return counts.map((count, index) => ({
    from: index * 10,
    to: index === 9 ? 100 : index * 10 + 9,
    count,
    share: count / most,
  }));
}

/** The number in the middle, or halfway between the two in the middle; 0 for none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
