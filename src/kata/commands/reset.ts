import { stepIn } from '../cli/arguments.ts';
import { fileLink } from '../screen/text.ts';
import type { Command } from './command.ts';
import { tellKept } from './start.ts';

export const reset: Command = {
  usage: 'reset [N]',
  does: 'puts the exercise back; a copy of your file is kept',
  run({ asked, desk, canvas }) {
    const step = stepIn(asked.words[1]) ?? desk.progress.read().current;
    tellKept([desk.reset(step)]);
    console.log(`${fileLink(step.shown, step.exercise, canvas)} is the exercise again.`);
    return 0;
  },
};
