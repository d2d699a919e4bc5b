import { posix } from 'node:path';
import { styleText } from 'node:util';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message, type Text, translate } from '../../i18n/message.ts';
import { type Failure, failureOf, type Verdict } from '../judge/judge.ts';
import { type Canvas, fileLink, heading, indented, plain, wrapped } from '../text/canvas.ts';
import { cleaned } from '../text/characters.ts';
import { inLanguage } from '../workspace/hints.ts';
import type { Progress } from '../workspace/progress.ts';

/** The number of characters of a program's output that are shown, counted from the end. */
export const maxPrinted = 2_000;

/** The five steps in a row: which have passed, and which is the current one. */
export function progressBar(progress: Progress, current: Step, broken: Verdict[] = []): string {
  return steps
    .map((step) => {
      const passed = progress.of(step).passedAt !== undefined;
      if (broken.some((verdict) => verdict.step === step)) {
        return styleText('red', `✗ ${step.name}`);
      }
      if (step === current) return styleText('bold', `${passed ? '■' : '▣'} ${step.name}`);
      return passed ? styleText('green', `■ ${step.name}`) : styleText('gray', `□ ${step.name}`);
    })
    .join('  ');
}

/** The step's title, and the file that is judged as a link. */
export function titleOf(step: Step, shown: string, path: string, canvas: Canvas): string {
  const { say, tell } = canvas.words;
  return `${heading(say`Step ${step.number}: ${tell(step.title)}`)}\n${fileLink(shown, path, canvas)}`;
}

/** A verdict: the number of passed checks, the first failure in full, and the number of skipped checks. */
export function report(verdict: Verdict, canvas: Canvas): string {
  const { say, language } = canvas.words;
  const failure = failureOf(verdict);
  const passed = verdict.results.filter(({ outcome }) => outcome === 'passed').length;
  const all = verdict.results.length;
  const printed = printedBy(cleaned(verdict.output), canvas);
  if (failure === undefined) {
    return [styleText('green', `✓ ${say`All ${all} checks passed.`}`), ...printed].join('\n\n');
  }
  const waiting = all - passed - 1;
  const headline = message('judge.failed', { title: titleOfFailure(failure), passed, all });
  return [
    [
      wrapped(styleText('red', `✗ ${translate(headline, language)}`), canvas),
      ...(waiting > 0
        ? [styleText('gray', `· ${say`${waiting} skipped until this one passes`}`)]
        : []),
    ].join('\n'),
    ...printed,
    explain(failure, canvas),
  ].join('\n\n');
}

/** The title of the check that failed, or that the program does not start. */
export function titleOfFailure({ check, error }: Failure): Message {
  return error.fault === undefined ? check.title : message('judge.start.title');
}

/** Which earlier steps do not pass any more, and at which check. */
export function brokenReport(broken: Verdict[], canvas: Canvas): string {
  const { say, language } = canvas.words;
  const lines = broken.map((verdict) => {
    const title = translate(failureOf(verdict)?.check.title ?? '', language);
    const text = `${say`You broke step ${verdict.step.number}: ${title}.`}\n${verdict.step.shown}`;
    return wrapped(styleText('red', text), canvas);
  });
  return lines.join('\n');
}

/** One thing worth knowing after a pass, and what to do next. */
export function passedReport(worth: string, next: Step | undefined, canvas: Canvas): string {
  const { say } = canvas.words;
  const onward =
    next === undefined
      ? say`That was the last step. Attack your own server: npm run kata attack`
      : say`Next: npm run kata start ${next.number}, and the lesson ${lessonPathOf(next, canvas)}`;
  return `${heading(say`Worth knowing`)}\n${plain(worth, canvas)}\n\n${onward}`;
}

/** The path of a step's lesson, to be shown. */
export function lessonPathOf({ shown }: Step, { words }: Canvas): string {
  return inLanguage(`${posix.dirname(shown)}/README.md`, words.language);
}

/** The compiler's errors, after the verdict; empty if there are none. */
export function typesReport(errors: string[], canvas: Canvas): string {
  if (errors.length === 0) return '';
  const { say, tell } = canvas.words;
  const lines = errors.map((error) => wrapped(`  ${tell(error)}`, canvas));
  return `\n${styleText('yellow', say`The types do not fit (Node runs the file all the same):`)}\n${lines.join('\n')}`;
}

/** A part of a report: its heading, and its text without control characters below it. */
export function section(title: string, text: Text, canvas: Canvas): string {
  const { language } = canvas.words;
  return `${heading(title)}\n${indented(cleaned(translate(text, language)), canvas)}`;
}

/** What was sent, what came back, what was expected, and the rule. */
function explain({ check, error }: Failure, canvas: Canvas): string {
  const { say } = canvas.words;
  return [
    section(say`Sent`, error.sent, canvas),
    section(say`Came back`, error.received, canvas),
    section(say`Expected`, error.expected, canvas),
    section(say`Rule`, error.rule ?? check.rule, canvas),
  ].join('\n');
}

function printedBy(output: string, canvas: Canvas): string[] {
  if (output.trim() === '') return [];
  const lines = output
    .slice(-maxPrinted)
    .trimEnd()
    .split('\n')
    .map((line) => wrapped(styleText('gray', canvas.words.say`[your program] ${line}`), canvas));
  return [lines.join('\n')];
}
