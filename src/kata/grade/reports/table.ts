import type { Language } from '../../../i18n/language.ts';
import { sayIn } from '../../../i18n/message.ts';
import { wrapped } from '../../text/canvas.ts';
import { cutToWidth, widthOf } from '../../text/characters.ts';
import type { ClassResult } from '../result.ts';
import { firstFailure, headings, hintsOf, inputsOf } from './reasons.ts';

/** Columns for a first failure. In a terminal with less room, the failures are below the table. */
const minRoom = 30;

/** All grades as a table for a terminal of some columns, one row each, and the seed below them. */
export function tableOf(
  { run, learners }: ClassResult,
  language: Language,
  columns = Number.POSITIVE_INFINITY,
): string {
  const inputs = ['', ...inputsOf(run, language).split('\n')];
  const say = sayIn(language);
  const rows = learners.map((learner) => [
    learner.name,
    ...learner.steps.map(({ points, status }) => (status === 'unjudged' ? '?' : String(points))),
    say('grade.of', { points: learner.points, all: learner.of }),
    String(hintsOf(learner) ?? '-'),
  ]);
  const failures = learners.map((learner) => firstFailure(learner, language));
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
  const below = learners.flatMap(({ name }, index) => {
    const failure = failures[index] ?? '';
    return failure === '' ? [] : [wrapped(`${name}, ${failure}`, { columns })];
  });
  return [...table.map(cut), ...(below.length > 0 ? ['', last, ...below] : []), ...inputs].join(
    '\n',
  );
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}
