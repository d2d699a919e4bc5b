import type { Language } from '../../../i18n/language.ts';
import { sayIn } from '../../../i18n/message.ts';
import { cutToWidth, widthOf } from '../../text/characters.ts';
import type { Grade } from '../grade.ts';
import { firstFailure, headings, hintsOf } from './reasons.ts';

/** All grades as a table for a terminal, one row each, cut at a number of columns. */
export function tableOf(
  grades: Grade[],
  language: Language,
  columns = Number.POSITIVE_INFINITY,
): string {
  const say = sayIn(language);
  const head = headings(language);
  const rows = grades.map((grade) => [
    grade.submission.name,
    ...grade.steps.map(({ points, status }) => (status === 'unjudged' ? '?' : String(points))),
    say('grade.of', { points: grade.points, all: grade.of }),
    String(hintsOf(grade) ?? '-'),
    firstFailure(grade, language),
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => widthOf(line[column] ?? ''))),
  );
  const [first = 0] = widths;
  return lines
    .map((line) =>
      line.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0 && column < 8)),
    )
    .map((cells) => cutToWidth(cells.join('  ').trimEnd(), Math.max(columns, first)))
    .join('\n');
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}
