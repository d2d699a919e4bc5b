import { styleText } from 'node:util';
import { failureOf, type Judged } from '../judge.ts';
import type { Step } from '../steps.ts';
import { type Canvas, head, plain, wrapped } from './text.ts';

/** Which finished steps do not pass any more, and at which check. */
export function brokenReport(broken: Judged[], canvas: Canvas): string {
  const lines = broken.map((judged) => {
    const title = failureOf(judged)?.check.title;
    const words = `You broke step ${judged.step.number}: ${title}.\n${judged.step.shown}`;
    return wrapped(styleText('red', words), canvas);
  });
  return lines.join('\n');
}

/** One thing worth knowing after a pass, and where to go on. */
export function passedReport(worth: string, next: Step | undefined, canvas: Canvas): string {
  const onward =
    next === undefined
      ? 'That was the last step. Attack your own server: npm run kata attack'
      : `Next: npm run kata start ${next.number}, and the lesson steps/${next.shown.split('/')[1]}/README.md`;
  return `${head('Worth knowing')}\n${plain(worth, canvas)}\n\n${onward}`;
}

/** What the compiler says, after the verdict; empty where it says nothing. */
export function typesReport(errors: string[], canvas: Canvas): string {
  if (errors.length === 0) return '';
  const lines = errors.map((error) => wrapped(`  ${error}`, canvas));
  return `\n${styleText('yellow', 'The types do not fit (Node runs the file all the same):')}\n${lines.join('\n')}`;
}
