import { fileLink } from '../../text/canvas.ts';
import { stepIn } from '../arguments.ts';
import type { Command } from './command.ts';
import { printCopies } from './start.ts';

export const reset: Command = {
  usage: 'reset [N]',
  does: 'restores the exercise; a copy of your file is kept',
  run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1], canvas.words) ?? workspace.progress.read().current;
    printCopies([workspace.reset(step)], canvas.words);
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(canvas.words.say`${file} is the exercise again.`);
    return 0;
  },
};
