import { stepIn } from '../cli/arguments.ts';
import { fileLink } from '../screen/text.ts';
import { differenceOf } from '../workspace/difference.ts';
import type { Command } from './command.ts';

export const diff: Command = {
  usage: 'diff [N]',
  does: 'what differs between your file and the solution',
  run({ asked, desk, canvas }) {
    const step = stepIn(asked.words[1], canvas.words) ?? desk.progress.read().current;
    desk.progress.change((progress) => {
      progress.of(step).diffs += 1;
    });
    const { say } = canvas.words;
    const lines = differenceOf(step, canvas.words);
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(
      lines.length === 0
        ? say`${file} is the solution.`
        : `- ${say`${file}, as it is`}\n+ ${say`the solution`}\n\n${lines.join('\n').trimEnd()}`,
    );
    return 0;
  },
};
