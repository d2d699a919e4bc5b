import { steps } from '../../../course/steps.ts';
import type { Grade } from '../grade.ts';
import { firstFailure, hintsOf } from './words.ts';

/** All grades as lines for a screen: a row each, cut at a number of columns. */
export function tableOf(grades: Grade[], columns = Number.POSITIVE_INFINITY): string {
  const head = ['submission', ...steps.map(({ name }) => name), 'points', 'hints', 'first failure'];
  const rows = grades.map((grade) => [
    grade.submission.name,
    ...grade.steps.map(({ points, status }) => (status === 'unjudged' ? '?' : String(points))),
    `${grade.points} of ${grade.of}`,
    String(hintsOf(grade) ?? '-'),
    firstFailure(grade),
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column]))));
  const [first = 0] = widths;
  return lines
    .map((line) =>
      line.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0 && column < 8)),
    )
    .map((cells) => cut(cells.join('  ').trimEnd(), Math.max(columns, first)))
    .join('\n');
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}

function cut(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  let kept = '';
  for (const { segment } of letters.segment(line)) {
    if (widthOf(kept + segment) >= columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

const letters = new Intl.Segmenter();

/** Columns that a text takes on a screen: ideographs and pictures take two. */
function widthOf(text = ''): number {
  const wide =
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}|\ufe0f/u;
  return [...letters.segment(text)].reduce(
    (sum, { segment }) => sum + (wide.test(segment) ? 2 : 1),
    0,
  );
}
