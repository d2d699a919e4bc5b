import { styleText } from 'node:util';
import { steps } from '../../../course/steps.ts';
import { listOf, message, translate } from '../../../i18n/message.ts';
import { fileLink } from '../../text/canvas.ts';
import { isBegun } from '../../workspace/files.ts';
import type { Command, CommandContext } from './command.ts';

export const list: Command = {
  usage: 'list',
  does: 'kata.does.list',
  run({ args, workspace, canvas }) {
    const rows = rowsOf(workspace);
    if (args.flags.json) {
      console.log(JSON.stringify({ version: 1, steps: rows }, null, 2));
      return 0;
    }
    const { say } = canvas;
    for (const [index, step] of steps.entries()) {
      const row = rows[index];
      if (row === undefined) continue;
      const mark = row.passed ? styleText('green', '■') : '□';
      const here = row.current ? styleText('bold', `  ← ${say('kata.list.here')}`) : '';
      const facts = [
        message(
          row.passed ? 'kata.list.passed' : row.begun ? 'kata.list.begun' : 'kata.list.not-begun',
        ),
        ...(row.tries > 0 ? [message('kata.list.tries', { count: row.tries })] : []),
        ...(row.hints > 0 ? [message('kata.list.hints', { count: row.hints })] : []),
        ...(row.solutions > 0 ? [message('kata.list.solution')] : []),
      ];
      console.log(`${mark} ${step.number}  ${say(`steps.${step.name}.title`)}${here}`);
      console.log(`     ${fileLink(step.shown, step.exercise, canvas)}`);
      console.log(styleText('gray', `     ${translate(listOf(facts), canvas.language)}`));
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
      title: translate(message(`steps.${step.name}.title`), 'en'),
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
