import { stringify } from 'csv-stringify/sync';
import type { Grade } from '../grade.ts';
import { firstFailure, hintsOf } from './reasons.ts';

/** All grades as CSV in English, one row each. Cells that a spreadsheet would read as a formula are escaped. */
export function csvOf(grades: Grade[]): string {
  const rows = grades.map((grade) => ({
    submission: grade.submission.name,
    points: grade.points,
    of: grade.of,
    ...Object.fromEntries(grade.steps.map(({ step, points }) => [step.name, points])),
    hints: hintsOf(grade) ?? '',
    first_failure: firstFailure(grade, 'en'),
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
