import { posix } from 'node:path';
import { styleText } from 'node:util';
import type { Step } from '../../course/steps.ts';
import { translate } from '../../i18n/message.ts';
import { failureOf, type Judged } from '../judge/judge.ts';
import { inLanguage } from '../workspace/in-language.ts';
import { type Canvas, head, plain, wrapped } from './text.ts';

/** Which finished steps do not pass any more, and at which check. */
export function brokenReport(broken: Judged[], canvas: Canvas): string {
  const { say, language } = canvas.words;
  const lines = broken.map((judged) => {
    const title = translate(failureOf(judged)?.check.title ?? '', language);
    const told = `${say`You broke step ${judged.step.number}: ${title}.`}\n${judged.step.shown}`;
    return wrapped(styleText('red', told), canvas);
  });
  return lines.join('\n');
}

/** One thing worth knowing after a pass, and where to go on. */
export function passedReport(worth: string, next: Step | undefined, canvas: Canvas): string {
  const { say } = canvas.words;
  const onward =
    next === undefined
      ? say`That was the last step. Attack your own server: npm run kata attack`
      : say`Next: npm run kata start ${next.number}, and the lesson ${lessonOf(next, canvas)}`;
  return `${head(say`Worth knowing`)}\n${plain(worth, canvas)}\n\n${onward}`;
}

/** Where a step's lesson stands, to be shown to people. */
export function lessonOf({ shown }: Step, { words }: Canvas): string {
  return inLanguage(`${posix.dirname(shown)}/README.md`, words.language);
}

/** What the compiler says, after the verdict; empty where it says nothing. */
export function typesReport(errors: string[], canvas: Canvas): string {
  if (errors.length === 0) return '';
  const { say, tell } = canvas.words;
  const lines = errors.map((error) => wrapped(`  ${tell(error)}`, canvas));
  return `\n${styleText('yellow', say`The types do not fit (Node runs the file all the same):`)}\n${lines.join('\n')}`;
}
