import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root, type Step } from '../../course/steps.ts';
import { listOf, message } from '../../i18n/message.ts';
import { type Canvas, heading, plain, wrapped } from '../text/canvas.ts';
import { cleaned } from '../text/characters.ts';
import type { Difference } from '../workspace/difference.ts';

const colours = { '+': 'green', '-': 'red' } as const;

/** The hints read so far, and how to get more help. */
export function hintReport(hints: string[], level: number, step: Step, canvas: Canvas): string {
  const { say } = canvas;
  const kinds = [
    message('screen.hint.question'),
    message('screen.hint.concept'),
    message('screen.hint.code'),
  ];
  const shown = hints.map((text, index) => {
    const title = say('screen.hint', { number: index + 1, what: kinds[index] ?? '' });
    return `${heading(title)}\n${plain(text, canvas)}`;
  });
  const after =
    level < kinds.length
      ? say('screen.hint.more', { what: kinds[level] ?? '' })
      : say('screen.hint.stuck', { number: step.number });
  return `${shown.join('\n\n')}\n\n${plain(after, canvas)}`;
}

/** The differences between the learner's file and the solution, with a legend above them. */
export function differenceReport(step: Step, differences: Difference[], canvas: Canvas): string {
  const { say } = canvas;
  const parts = differences.flatMap(({ line, lines }) => [
    styleText('cyan', say('screen.diff.line', { number: line })),
    ...lines.map(colouredLine),
    '',
  ]);
  const legend = [
    styleText('red', say('screen.diff.own', { file: step.shown })),
    styleText('green', say('screen.diff.solution', { file: relative(root, step.solution) })),
  ];
  return [...legend, '', ...parts].join('\n').trimEnd();
}

/** The files that production adds around a step's solution. */
export function productionNote({ production }: Step, canvas: Canvas): string {
  const files = [...production, 'app.ts'].map((file) => `src/server/${file}`);
  return wrapped(canvas.say('screen.production', { list: listOf(files) }), canvas);
}

/** A TypeScript text with its comments in grey. */
export function codeReport(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/?\*)/.test(line) ? styleText('gray', line) : line))
    .join('\n');
}

/** A line of a difference in the colour of its first character. */
export function colouredLine(raw: string): string {
  const line = cleaned(raw);
  const mark = line.slice(0, 1);
  return mark === '+' || mark === '-' ? styleText(colours[mark], line) : line;
}
