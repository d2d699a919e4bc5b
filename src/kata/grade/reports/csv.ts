import { stringify } from 'csv-stringify/sync';
import type { GradedClass } from '../grade.ts';
import { firstFailure, hintsOf } from './reasons.ts';

/** All grades as CSV in English, one row each. Cells that a spreadsheet would read as a formula are escaped. */
export function csvOf({ grades, seed }: GradedClass): string {
  const rows = grades.map((grade) => ({
    submission: grade.submission.name,
    points: grade.points,
    of: grade.of,
    ...Object.fromEntries(grade.steps.map(({ step, points }) => [step.name, points])),
    hints: hintsOf(grade) ?? '',
    first_failure: firstFailure(grade, 'en'),
    seed,
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
