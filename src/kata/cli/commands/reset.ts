import { fileLink } from '../../text/canvas.ts';
import { stepIn } from '../arguments.ts';
import type { Command } from './command.ts';
import { printCopies } from './start.ts';

export const reset: Command = {
  usage: 'reset [N]',
  does: 'kata.does.reset',
  run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    printCopies([workspace.reset(step)], canvas);
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(canvas.say('kata.reset.done', { file }));
    return 0;
  },
};
