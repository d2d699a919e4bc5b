import { posix } from 'node:path';
import { styleText } from 'node:util';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message, type Text, translate } from '../../i18n/message.ts';
import { type Failure, failureOf, type Verdict } from '../judge/judge.ts';
import { syntaxErrorIn } from '../subject/start-fault.ts';
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
  return `${heading(stepTitle(step, canvas))}\n${fileLink(shown, path, canvas)}`;
}

/** The number and the title of a step. */
export function stepTitle({ number, name }: Step, { say }: Canvas): string {
  return say('shared.step', { number, title: message(`steps.${name}.title`) });
}

/** A verdict: the first failure in full, and the numbers of passed and skipped checks. */
export function report(verdict: Verdict, canvas: Canvas): string {
  const { say } = canvas;
  const failure = failureOf(verdict);
  const passed = verdict.results.filter(({ outcome }) => outcome === 'passed').length;
  const all = verdict.results.length;
  const printed = printedBy(cleaned(verdict.output), canvas);
  if (failure === undefined) {
    return [styleText('green', `✓ ${say('screen.passed', { count: all })}`), ...printed].join(
      '\n\n',
    );
  }
  const waiting = all - passed - 1;
  const title = titleOfFailure(failure);
  return [
    [
      wrapped(styleText('red', `✗ ${say('judge.failed', { title, passed, all })}`), canvas),
      ...(waiting > 0 ? [styleText('gray', `· ${say('screen.skipped', { count: waiting })}`)] : []),
    ].join('\n'),
    ...printed,
    explain(failure, canvas),
    ...inputsOf(verdict, canvas),
  ].join('\n\n');
}

/** The option that repeats the inputs of a run. */
function inputsOf({ seed }: Verdict, { say }: Canvas): string[] {
  if (seed === undefined) return [];
  return [styleText('gray', say('judge.inputs', { seed: `--seed ${seed}` }))];
}

/** The title of the check that failed, or the syntax error with its line, or that the program does not start. */
export function titleOfFailure({ check, error }: Failure): Message {
  if (error.fault === undefined) return check.title;
  const found =
    error.fault === 'syntax' ? syntaxErrorIn(translate(error.received, 'en')) : undefined;
  return found ? message('judge.start.syntax', found) : message('judge.start.title');
}

/** The earlier steps that no longer pass, each with the check that fails. */
export function brokenReport(broken: Verdict[], canvas: Canvas): string {
  const lines = broken.map((verdict) => {
    const { number, shown } = verdict.step;
    const title = failureOf(verdict)?.check.title ?? '';
    const text = `${canvas.say('screen.broken', { number, title })}\n${shown}`;
    return wrapped(styleText('red', text), canvas);
  });
  const inputs = new Set(broken.flatMap((verdict) => inputsOf(verdict, canvas)));
  return [...lines, ...inputs].join('\n');
}

/** One thing worth knowing after a pass, and what to do next. */
export function passedReport(worth: string, next: Step | undefined, canvas: Canvas): string {
  const { say } = canvas;
  const onward =
    next === undefined
      ? say('screen.last')
      : say('screen.next', { number: next.number, lesson: lessonPathOf(next, canvas) });
  return `${heading(say('screen.worth'))}\n${plain(worth, canvas)}\n\n${wrapped(onward, canvas)}`;
}

/** The path of a step's lesson, to be shown. */
export function lessonPathOf({ shown }: Step, { language }: Canvas): string {
  return inLanguage(`${posix.dirname(shown)}/README.md`, language);
}

/** The compiler's errors, after the verdict; empty if there are none. */
export function typesReport(errors: readonly Text[], canvas: Canvas): string {
  if (errors.length === 0) return '';
  const { say, language } = canvas;
  const lines = errors.map((error) => wrapped(`  ${translate(error, language)}`, canvas));
  return `\n${wrapped(styleText('yellow', say('screen.types')), canvas)}\n${lines.join('\n')}`;
}

/** A part of a report: its heading, and its text without control characters below it. */
export function section(title: string, text: Text, canvas: Canvas): string {
  return `${heading(title)}\n${indented(cleaned(translate(text, canvas.language)), canvas)}`;
}

/** What was sent, what came back, the token in it, what was expected, the probable cause, and the rule. */
function explain({ check, error, token, cause }: Failure, canvas: Canvas): string {
  const { say } = canvas;
  return [
    section(say('shared.sent'), error.sent, canvas),
    section(say('shared.received'), error.received, canvas),
    ...(token ? [section(say('shared.token'), token, canvas)] : []),
    section(say('shared.expected'), error.expected, canvas),
    ...(cause ? [section(say('shared.cause'), cause, canvas)] : []),
    section(say('shared.rule'), error.rule ?? check.rule, canvas),
  ].join('\n');
}

function printedBy(output: string, canvas: Canvas): string[] {
  if (output.trim() === '') return [];
  const lines = output
    .slice(-maxPrinted)
    .trimEnd()
    .split('\n')
    .map((line) => wrapped(styleText('gray', canvas.say('screen.program', { line })), canvas));
  return [lines.join('\n')];
}
