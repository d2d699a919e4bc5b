import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root, type Step } from '../../course/steps.ts';
import { type Canvas, heading, plain, wrapped } from '../text/canvas.ts';
import { cleaned } from '../text/characters.ts';
import type { Difference } from '../workspace/difference.ts';

const colours = { '+': 'green', '-': 'red' } as const;

/** The hints read so far, and how to get more help. */
export function hintReport(hints: string[], level: number, step: Step, canvas: Canvas): string {
  const { say } = canvas.words;
  const kinds = [say`a question`, say`the concept`, say`nearly the code`];
  const shown = hints.map(
    (text, index) =>
      `${heading(say`Hint ${index + 1} of 3, ${kinds[index] ?? ''}`)}\n${plain(text, canvas)}`,
  );
  const after =
    level < kinds.length
      ? say`Not enough? Ask again: the next one is ${kinds[level] ?? ''}.`
      : say`Still stuck? npm run kata diff ${step.number} shows what differs from the solution, npm run kata solution ${step.number} all of it.`;
  return `${shown.join('\n\n')}\n\n${plain(after, canvas)}`;
}

/** The differences between the learner's file and the solution, with a legend above them. */
export function differenceReport(step: Step, differences: Difference[], canvas: Canvas): string {
  const { say } = canvas.words;
  const parts = differences.flatMap(({ line, lines }) => [
    styleText('cyan', say`line ${line}`),
    ...lines.map(coloured),
    '',
  ]);
  const legend = [
    styleText('red', say`- only in your file ${step.shown}`),
    styleText('green', say`+ only in the solution ${relative(root, step.solution)}`),
  ];
  return [...legend, '', ...parts].join('\n').trimEnd();
}

/** The files that production adds around a step's solution. */
export function productionNote({ production }: Step, canvas: Canvas): string {
  const { say } = canvas.words;
  const files = [...production, 'app.ts'].map((file) => `src/server/${file}`);
  return wrapped(say`Production adds options around this file in ${files.join(say`, `)}.`, canvas);
}

/** A TypeScript text with its comments in grey. */
export function codeReport(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/?\*)/.test(line) ? styleText('gray', line) : line))
    .join('\n');
}

function coloured(raw: string): string {
  const line = cleaned(raw);
  const mark = line.slice(0, 1);
  return mark === '+' || mark === '-' ? styleText(colours[mark], line) : line;
}
