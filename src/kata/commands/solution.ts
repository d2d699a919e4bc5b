import { solutionText } from '../../course/specifiers.ts';
import { stepIn } from '../cli/arguments.ts';
import { codeReport } from '../screen/help.ts';
import type { Command } from './command.ts';

export const solution: Command = {
  usage: 'solution [N]',
  does: 'the solution, to read; your file stays as it is',
  run({ asked, desk, canvas }) {
    const step = stepIn(asked.words[1], canvas.words) ?? desk.progress.read().current;
    desk.progress.change((progress) => {
      progress.of(step).solutions += 1;
    });
    console.log(codeReport(solutionText(step)));
    return 0;
  },
};
