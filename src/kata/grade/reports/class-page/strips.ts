import type { CheckGrade } from '../../result.ts';
import type { CheckStatistics } from './statistics.ts';

type Outcome = CheckGrade['outcome'];

/** Units of a cell: its width with the space after it, and its height. */
const cell = { width: 4, height: 8 };

/** The outcomes by their heights in a strip, so that they differ without colours. */
export const heights: Readonly<Record<Outcome, number>> = {
  failed: 8,
  depends: 4,
  passed: 2,
  skipped: 0.6,
};

/** Cells in a row as a drawing: a path for each outcome that occurs, to be stroked with dashes of a cell's width. */
export interface Strip {
  width: number;
  height: number;
  lines: { outcome: Outcome; path: string; height: number }[];
  /** A letter for each check, for the script of the page. */
  letters: string;
}

/** Draws the outcomes of checks. A run of equal outcomes is one line, so a class of hundreds stays small. */
export function stripOf(checks: readonly Pick<CheckGrade, 'outcome'>[]): Strip {
  const outcomes = checks.map(({ outcome }) => outcome);
  const lines = Object.entries(heights).flatMap(([name, height]) => {
    const path = outcomes.reduce((drawn, outcome, index) => {
      if (outcome !== name || outcomes[index - 1] === outcome) return drawn;
      const after = outcomes.findIndex((other, place) => place > index && other !== outcome);
      const length = (after === -1 ? outcomes.length : after) - index;
      return `${drawn}M${index * cell.width} ${cell.height - height / 2}h${length * cell.width - 1}`;
    }, '');
    const outcome = outcomes.find((one) => one === name);
    return outcome === undefined ? [] : [{ outcome, path, height }];
  });
  const letters = outcomes.map((outcome) => outcome[0]).join('');
  return { width: outcomes.length * cell.width, height: cell.height, lines, letters };
}

/** A bar for each check of a step: the share of learners that failed it. */
export function barsOf(checks: readonly CheckStatistics[]): {
  width: number;
  height: number;
  path: string;
} {
  const bars = checks.map(({ failed, alike, judged }, index) => {
    if (failed + alike === 0) return '';
    const height = (cell.height * (failed + alike)) / judged;
    return `M${index * cell.width + 1.5} ${cell.height}v-${Math.max(0.5, height).toFixed(1)}`;
  });
  return { width: checks.length * cell.width, height: cell.height, path: bars.join('') };
}
