import { styleText } from 'node:util';
import { failureOf, type Judged, type Verdict } from './judge.ts';
import type { Step } from './steps.ts';

const marks = { passed: '✓', failed: '✗', skipped: '·' };
const colours = { passed: 'green', failed: 'red', skipped: 'gray' } as const;

/** Of what the program prints, the last characters are shown. */
const mostPrinted = 2_000;

/** The whole report on a judged file, as lines for a terminal; colours only where it takes them. */
export function report(step: Step, file: string, judged: Judged): string {
  const failure = failureOf(judged);
  const passed = judged.verdicts.filter(({ outcome }) => outcome === 'passed').length;
  const lines = [
    styleText('bold', `Step ${step.number}: ${step.title}`),
    file,
    '',
    ...judged.verdicts.map(lineOf),
    ...(judged.output.trim() === '' ? [] : ['', ...printedBy(judged.output)]),
    '',
    failure === undefined
      ? styleText('green', `All ${passed} checks passed.`)
      : explain(failure, passed, judged.verdicts.length),
  ];
  return lines.join('\n');
}

function lineOf({ check, outcome }: Verdict): string {
  return styleText(colours[outcome], `${marks[outcome]} ${check.title}`);
}

function explain(
  { check, unmet }: Extract<Verdict, { outcome: 'failed' }>,
  passed: number,
  all: number,
): string {
  const part = (title: string, text: string) => `${styleText('bold', title)}\n${indent(text)}\n`;
  return [
    styleText('red', `${passed} of ${all} checks passed. The first that failed: ${check.title}`),
    '',
    part('Sent', unmet.sent),
    part('Came back', unmet.received),
    part('Expected', unmet.expected),
    part('Rule', unmet.rule ?? check.rule),
  ].join('\n');
}

function printedBy(output: string): string[] {
  return output
    .trimEnd()
    .slice(-mostPrinted)
    .split('\n')
    .map((line) => styleText('gray', `[your program] ${line}`));
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
