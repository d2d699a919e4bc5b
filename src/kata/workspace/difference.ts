import { styleText } from 'node:util';
import { structuredPatch } from 'diff';
import { solutionText } from '../../course/specifiers.ts';
import type { Step } from '../../course/steps.ts';
import type { Words } from '../../i18n/say.ts';
import { harmless } from '../screen/text.ts';
import { ownTextOf } from './texts.ts';

const colours = { '+': 'green', '-': 'red' } as const;

/** What would have to change in the learner's file to make it the solution, as lines; none where nothing would. */
export function differenceOf(step: Step, { say }: Words): string[] {
  const own = ownTextOf(step)?.toString() ?? '';
  const { hunks } = structuredPatch(step.shown, 'the solution', own, solutionText(step));
  return hunks.flatMap(({ oldStart, lines }) => [
    styleText('cyan', say`line ${oldStart}`),
    ...lines.map(coloured),
    '',
  ]);
}

function coloured(raw: string): string {
  const line = harmless(raw);
  const mark = line.slice(0, 1);
  return mark === '+' || mark === '-' ? styleText(colours[mark], line) : line;
}
