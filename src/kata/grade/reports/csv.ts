import { stringify } from 'csv-stringify/sync';
import type { ClassResult } from '../result.ts';
import { firstFailure, hintsOf } from './reasons.ts';

/** All grades as CSV in English, one row each. Cells that a spreadsheet would read as a formula are escaped. */
export function csvOf({ learners, run }: ClassResult): string {
  const rows = learners.map((learner) => ({
    submission: learner.name,
    points: learner.points,
    of: learner.of,
    ...Object.fromEntries(learner.steps.map(({ name, points }) => [name, points])),
    hints: hintsOf(learner) ?? '',
    flags: [...new Set(learner.steps.flatMap(({ flags }) => flags))].join(' '),
    first_failure: firstFailure(learner, 'en'),
    seed: run.seed,
    course: `${run.version} ${run.course}`,
    time: run.time,
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
