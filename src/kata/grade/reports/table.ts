import type { Language } from '../../../i18n/language.ts';
import { sayIn } from '../../../i18n/message.ts';
import { wrapped } from '../../text/canvas.ts';
import { cutToWidth, widthOf } from '../../text/characters.ts';
import type { GradedClass } from '../grade.ts';
import { firstFailure, headings, hintsOf, inputsOf } from './reasons.ts';

/** Columns for a first failure. In a terminal with less room, the failures are below the table. */
const minRoom = 30;

/** All grades as a table for a terminal of some columns, one row each, and the seed below them. */
export function tableOf(
  graded: GradedClass,
  language: Language,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { grades } = graded;
  const inputs = ['', inputsOf(graded, language)];
  const say = sayIn(language);
  const rows = grades.map((grade) => [
    grade.submission.name,
    ...grade.steps.map(({ points, status }) => (status === 'unjudged' ? '?' : String(points))),
    say('grade.of', { points: grade.points, all: grade.of }),
    String(hintsOf(grade) ?? '-'),
  ]);
  const failures = grades.map((grade) => firstFailure(grade, language));
  const [last = '', ...heads] = headings(language).reverse();
  const lines = [heads.reverse(), ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => widthOf(line[column] ?? ''))),
  );
  const table = lines.map((line) =>
    line.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0)).join('  '),
  );
  const [first = 0] = widths;
  const cut = (line: string) => cutToWidth(line.trimEnd(), Math.max(columns, first));
  if (columns - widthOf(table[0] ?? '') - 2 >= minRoom) {
    const full = table.map((line, index) => cut(`${line}  ${[last, ...failures][index]}`));
    return [...full, ...inputs].join('\n');
  }
  const below = grades.flatMap(({ submission }, index) => {
    const failure = failures[index] ?? '';
    return failure === '' ? [] : [wrapped(`${submission.name}, ${failure}`, { columns })];
  });
  return [...table.map(cut), ...(below.length > 0 ? ['', last, ...below] : []), ...inputs].join(
    '\n',
  );
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}
