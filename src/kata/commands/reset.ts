import { stepIn } from '../cli/arguments.ts';
import { fileLink } from '../screen/text.ts';
import type { Command } from './command.ts';
import { tellKept } from './start.ts';

export const reset: Command = {
  usage: 'reset [N]',
  does: 'puts the exercise back; a copy of your file is kept',
  run({ asked, desk, canvas }) {
    const step = stepIn(asked.words[1], canvas.words) ?? desk.progress.read().current;
    tellKept([desk.reset(step)], canvas.words);
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(canvas.words.say`${file} is the exercise again.`);
    return 0;
  },
};
