import { styleText } from 'node:util';
import type { Step } from '../../course/steps.ts';
import { type Canvas, head, plain } from './text.ts';

/** The hints read so far, and what comes after them. */
export function hintReport(hints: string[], level: number, step: Step, canvas: Canvas): string {
  const { say } = canvas.words;
  const kinds = [say`a question`, say`the concept`, say`nearly the code`];
  const shown = hints.map(
    (text, index) =>
      `${head(say`Hint ${index + 1} of 3, ${kinds[index] ?? ''}`)}\n${plain(text, canvas)}`,
  );
  const after =
    level < kinds.length
      ? say`Not enough? Ask again: the next one is ${kinds[level] ?? ''}.`
      : say`Still stuck? npm run kata diff ${step.number} shows what differs from the solution, npm run kata solution ${step.number} all of it.`;
  return `${shown.join('\n\n')}\n\n${plain(after, canvas)}`;
}

/** A TypeScript text, its comments apart from its code. */
export function codeReport(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/?\*)/.test(line) ? styleText('gray', line) : line))
    .join('\n');
}
