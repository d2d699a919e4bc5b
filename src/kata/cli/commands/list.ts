import { styleText } from 'node:util';
import { steps } from '../../../course/steps.ts';
import { fileLink } from '../../text/canvas.ts';
import { isBegun } from '../../workspace/files.ts';
import type { Command, CommandContext } from './command.ts';

export const list: Command = {
  usage: 'list',
  does: 'the five steps, and how far you are',
  run({ args, workspace, canvas }) {
    const rows = rowsOf(workspace);
    if (args.flags.json) {
      console.log(JSON.stringify({ version: 1, steps: rows }, null, 2));
      return 0;
    }
    const { say, tell } = canvas.words;
    for (const [index, step] of steps.entries()) {
      const row = rows[index];
      if (row === undefined) continue;
      const mark = row.passed ? styleText('green', '■') : '□';
      const here = row.current ? styleText('bold', `  ← ${say`you are here`}`) : '';
      const facts = [
        row.passed ? say`passed` : row.begun ? say`begun` : say`not begun`,
        ...(row.tries === 1 ? [say`1 failed try`] : []),
        ...(row.tries > 1 ? [say`${row.tries} failed tries`] : []),
        ...(row.hints === 1 ? [say`1 hint read`] : []),
        ...(row.hints > 1 ? [say`${row.hints} hints read`] : []),
        ...(row.solutions > 0 ? [say`solution looked at`] : []),
      ];
      console.log(`${mark} ${step.number}  ${tell(step.title)}${here}`);
      console.log(`     ${fileLink(step.shown, step.exercise, canvas)}`);
      console.log(styleText('gray', `     ${facts.join(say`, `)}`));
    }
    return 0;
  },
};

function rowsOf(workspace: CommandContext['workspace']) {
  const progress = workspace.progress.read();
  return steps.map((step) => {
    const { passedAt = null, tries, hints, diffs, solutions } = progress.of(step);
    return {
      number: step.number,
      name: step.name,
      title: step.title,
      file: step.shown,
      current: step === progress.current,
      begun: isBegun(step),
      passed: passedAt !== null,
      passedAt,
      tries,
      hints: Object.values(hints).reduce((sum, level) => sum + level, 0),
      diffs,
      solutions,
    };
  });
}
