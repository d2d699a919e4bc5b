import { relative } from 'node:path';
import { styleText } from 'node:util';
import { type Mistake, programOf, slipsOf } from '../../course/mistakes.ts';
import { root } from '../../course/steps.ts';
import type { Text } from '../../i18n/message.ts';
import { type Canvas, heading, indented, wrapped } from '../text/canvas.ts';
import { codeReport, colouredLine } from './help.ts';

/** Every mistake of a step by its name: what is wrong, and what that costs. */
export function mistakeList(mistakes: readonly Mistake[], canvas: Canvas): string {
  return mistakes
    .map(({ name, what, costs }) => {
      const facts = `${what}\n${canvas.say('kata.mistakes.costs', { why: costs })}`;
      return `${heading(name)}\n${indented(facts, canvas)}`;
    })
    .join('\n\n');
}

/** One mistake: how it changes the solution, or the whole program if it is in another style. */
export function mistakeReport(mistake: Mistake, refusedBy: Text, canvas: Canvas): string {
  const { step, what, costs } = mistake;
  const { say } = canvas;
  const facts = [
    heading(wrapped(what, canvas)),
    wrapped(say('kata.mistakes.costs', { why: costs }), canvas),
    wrapped(say('kata.mistakes.refused', { title: refusedBy }), canvas),
    '',
  ];
  if (mistake.patch === undefined) {
    const code = codeReport(programOf(mistake).text);
    return [...facts, say('kata.mistakes.style'), '', code].join('\n');
  }
  const file = relative(root, step.solution);
  const legend = [
    styleText('red', say('kata.mistakes.solution', { file })),
    styleText('green', say('kata.mistakes.mistake')),
    '',
  ];
  const slips = slipsOf(mistake).map((lines) => lines.map(colouredLine).join('\n'));
  return [...facts, ...legend, slips.join(`\n${styleText('cyan', '…')}\n`)].join('\n');
}
