import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../../i18n/language.ts';
import { sayIn, translate } from '../../../i18n/message.ts';
import { sentenceOf } from '../reports/feedback.ts';
import type { LearnerResult } from '../result.ts';
import type { Match } from './roster.ts';

/** The columns by which Canvas knows a learner. */
const canvasColumns = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];

/** The columns of which a roster for Canvas needs one. */
export const canvasIds = canvasColumns.slice(1, 4);

/** Titles of failed checks in the feedback on a step. */
const maxTitles = 3;

/** Grades as CSV for the gradebook of Canvas, in the column of an assignment. Learners without a submission are left out. */
export function canvasOf({ graded, unlisted, columns }: Match, assignment: string): string {
  const of = [...graded.map(({ learner }) => learner), ...unlisted][0]?.of ?? 0;
  const names = canvasColumns.map((name) => sameName(columns, name));
  const rows = graded.map(({ row, learner }) => [
    ...names.map((name) => (name === undefined ? '' : (row.cells.get(name) ?? ''))),
    learner.points,
  ]);
  // Canvas writes this row with four spaces in its own files.
  return csv([
    [...canvasColumns, assignment],
    ['    Points Possible', '', '', '', '', of],
    ...rows,
  ]);
}

/**
 * Grades as CSV for the gradebook of Moodle: all columns of the roster, the points, and a short feedback. Learners without a
 * submission are left out.
 */
export function moodleOf(
  { graded, columns }: Match,
  assignment: string,
  language: Language,
): string {
  const head = [...columns, assignment, sayIn(language)('platform.moodle.feedback')];
  const rows = graded.map(({ row, learner }) => [
    ...columns.map((name) => row.cells.get(name) ?? ''),
    learner.points,
    shortFeedback(learner, language),
  ]);
  return csv([head, ...rows]);
}

/** The name of a column among others, whatever its capital letters. */
export function sameName(columns: readonly string[], name: string): string | undefined {
  return columns.find((column) => column.toLowerCase() === name.toLowerCase());
}

/** What each step got and the first checks that failed, in one line. */
function shortFeedback({ steps }: LearnerResult, language: Language): string {
  const semicolon = sayIn(language)('platform.feedback.semicolon');
  return steps
    .map((step) => {
      const failed = step.checks.filter(({ outcome }) => outcome === 'failed');
      const titles = failed.slice(0, maxTitles).map(({ title }) => translate(title, language));
      const said = [sentenceOf(step, language), ...titles];
      return `${step.step} ${step.name} ${step.points}/${step.of}: ${said.join(semicolon)}`;
    })
    .join(' | ');
}

/** CSV that Excel reads rightly: with a byte order mark, and no cell becomes a formula. */
function csv(rows: (string | number)[][]): string {
  return stringify(rows, { bom: true, escape_formulas: true });
}
