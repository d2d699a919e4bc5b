import { differenceReport, productionNote } from '../../screen/help.ts';
import { fileLink } from '../../text/canvas.ts';
import { differencesOf } from '../../workspace/difference.ts';
import { stepIn } from '../arguments.ts';
import type { Command } from './command.ts';

export const diff: Command = {
  usage: 'diff [N]',
  does: 'what differs between your file and the solution',
  run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1], canvas.words) ?? workspace.progress.read().current;
    workspace.progress.change((progress) => {
      progress.of(step).diffs += 1;
    });
    const differences = differencesOf(step);
    if (differences.length === 0) {
      const file = fileLink(step.shown, step.exercise, canvas);
      console.log(canvas.words.say`${file} is the solution.`);
      return 0;
    }
    console.log(differenceReport(step, differences, canvas));
    console.log(`\n${productionNote(step, canvas)}`);
    return 0;
  },
};
