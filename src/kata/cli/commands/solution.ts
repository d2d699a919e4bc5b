import { solutionText } from '../../../course/specifiers.ts';
import { codeReport, productionNote } from '../../screen/help.ts';
import { stepIn } from '../arguments.ts';
import type { Command } from './command.ts';

export const solution: Command = {
  usage: 'solution [N]',
  does: 'kata.does.solution',
  offInExam: true,
  run({ args, workspace, canvas }) {
    const step = stepIn(args.positionals[1]) ?? workspace.progress.read().current;
    workspace.progress.change((progress) => {
      progress.of(step).solutions += 1;
    });
    // A comment, so that the output is a program if it is written to a file.
    const note = productionNote(step, canvas).replaceAll(/^/gm, '// ');
    console.log(codeReport(`${solutionText(step)}\n${note}`));
    return 0;
  },
};
