import { styleText } from 'node:util';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message, type Text, translate } from '../../i18n/message.ts';
import { failureOf, type Judged, type Verdict } from '../judge/judge.ts';
import type { Progress } from '../workspace/progress.ts';
import { cleaned } from './clean.ts';
import { type Canvas, fileLink, harmless, head, indented, wrapped } from './text.ts';

/** Of what the program prints, so many characters are shown, the last ones. */
export const mostPrinted = 2_000;

/** A failed check. */
export type Failure = Extract<Verdict, { outcome: 'failed' }>;

/** The five storeys in a row: which stand, and which is being built. */
export function progressBar(progress: Progress, current: Step, broken: Step[] = []): string {
  return steps
    .map((step) => {
      const stands = progress.of(step).passedAt !== undefined;
      if (broken.includes(step)) return styleText('red', `✗ ${step.name}`);
      if (step === current) return styleText('bold', `${stands ? '■' : '▣'} ${step.name}`);
      return stands ? styleText('green', `■ ${step.name}`) : styleText('gray', `□ ${step.name}`);
    })
    .join('  ');
}

/** The step's name, and the file that is judged as a link. */
export function titleOf(step: Step, shown: string, path: string, canvas: Canvas): string {
  const { say, tell } = canvas.words;
  return `${head(say`Step ${step.number}: ${tell(step.title)}`)}\n${fileLink(shown, path, canvas)}`;
}

/** The verdict: passed checks in one line, the first failure in full, and how many wait behind it. */
export function report(judged: Judged, canvas: Canvas): string {
  const { say, language } = canvas.words;
  const failure = failureOf(judged);
  const passed = judged.verdicts.filter(({ outcome }) => outcome === 'passed').length;
  const all = judged.verdicts.length;
  const printed = printedBy(cleaned(judged.output), canvas);
  if (failure === undefined) {
    return [styleText('green', `✓ ${say`All ${all} checks passed.`}`), ...printed].join('\n\n');
  }
  const waiting = all - passed - 1;
  return [
    [
      ...(passed > 0 ? [styleText('green', `✓ ${say`${passed} of ${all} checks passed`}`)] : []),
      wrapped(styleText('red', `✗ ${translate(titleOfFailure(failure), language)}`), canvas),
      ...(waiting > 0
        ? [styleText('gray', `· ${say`${waiting} skipped until this one passes`}`)]
        : []),
    ].join('\n'),
    ...printed,
    explain(failure, canvas),
  ].join('\n\n');
}

/** The check that failed, unless it never came to that. */
export function titleOfFailure({ check, unmet }: Failure): Message {
  return unmet.fault === undefined ? check.title : message('judge.start.title');
}

/** What was sent, what came back, what was expected, and the rule. */
function explain({ check, unmet }: Failure, canvas: Canvas): string {
  const { say, language } = canvas.words;
  const part = (title: string, text: Text) =>
    `${head(title)}\n${indented(harmless(cleaned(translate(text, language))), canvas)}`;
  return [
    part(say`Sent`, unmet.sent),
    part(say`Came back`, unmet.received),
    part(say`Expected`, unmet.expected),
    part(say`Rule`, unmet.rule ?? check.rule),
  ].join('\n');
}

function printedBy(output: string, canvas: Canvas): string[] {
  if (output.trim() === '') return [];
  const lines = harmless(output.slice(-mostPrinted))
    .trimEnd()
    .split('\n')
    .map((line) => wrapped(styleText('gray', canvas.words.say`[your program] ${line}`), canvas));
  return [lines.join('\n')];
}
