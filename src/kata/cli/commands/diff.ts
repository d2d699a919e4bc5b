import { differenceReport, productionNote } from '../../screen/help.ts';
import { fileLink } from '../../text/canvas.ts';
import { differencesOf } from '../../workspace/difference.ts';
import { stepIn } from '../arguments.ts';
import type { Command } from './command.ts';

export const diff: Command = {
  usage: 'diff [N]',
  does: 'kata.does.diff',
  offInExam: true,
  run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    workspace.progress.change((progress) => {
      progress.of(step).diffs += 1;
    });
    const differences = differencesOf(step);
    if (differences.length === 0) {
      const file = fileLink(step.shown, step.exercise, canvas);
      console.log(canvas.say('kata.diff.same', { file }));
      return 0;
    }
    console.log(differenceReport(step, differences, canvas));
    console.log(`\n${productionNote(step, canvas)}`);
    return 0;
  },
};
