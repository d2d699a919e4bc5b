import type { Step } from '../../../course/steps.ts';
import type { Words } from '../../../i18n/say.ts';
import { fileLink } from '../../text/canvas.ts';
import type { Save } from '../../workspace/saves.ts';
import { stepIn, UsageError } from '../arguments.ts';
import type { Command } from './command.ts';

export const start: Command = {
  usage: 'start N',
  does: 'goes to step N; files that you have not begun get the solution; -- --replace replaces your own files, too',
  run({ args, workspace, canvas }) {
    const { say, tell } = canvas.words;
    const step = stepIn(args.positionals[1], canvas.words);
    if (step === undefined) throw new UsageError(say`Name a step: npm run kata start 3.`);
    const { solved, unchanged, copies } = workspace.start(step, args.flags.replace === true);
    if (solved.length > 0)
      console.log(say`These files now contain the solution: ${filesOf(solved, canvas.words)}.`);
    if (unchanged.length > 0) {
      console.log(say`Your own files are unchanged: ${filesOf(unchanged, canvas.words)}.`);
    }
    printCopies(copies, canvas.words);
    console.log(say`Step ${step.number}: ${tell(step.title)}`);
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(say`Open ${file}, then: npm run kata`);
    return 0;
  },
};

/** Prints how to restore the copies that a command has made. */
export function printCopies(saves: (Save | undefined)[], { say }: Words): void {
  for (const save of saves) {
    if (save === undefined) continue;
    console.log(
      say`A copy of your ${save.step.name}.ts is kept; to bring it back: npm run kata restore ${save.id}`,
    );
  }
}

function filesOf(steps: Step[], { say }: Words): string {
  return steps.map(({ shown }) => shown).join(say`, `);
}
