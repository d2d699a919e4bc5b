import type { Step } from '../../../course/steps.ts';
import { listOf, message, type Text } from '../../../i18n/message.ts';
import { stepTitle } from '../../screen/report.ts';
import { type Canvas, fileLink, wrapped } from '../../text/canvas.ts';
import type { Save } from '../../workspace/saves.ts';
import { stepIn, UsageError } from '../arguments.ts';
import type { Command } from './command.ts';

export const start: Command = {
  usage: 'start N',
  does: 'kata.does.start',
  run({ args, workspace, canvas }) {
    const { say } = canvas;
    const step = stepIn(args.positionals[1]);
    if (step === undefined) throw new UsageError('kata.start.which');
    if (workspace.exam && args.flags.replace) {
      throw new UsageError(message('kata.exam.off', { what: '--replace' }));
    }
    const { solved, unchanged, copies } = workspace.start(step, args.flags.replace === true);
    if (solved.length > 0) {
      console.log(wrapped(say('kata.start.solved', { list: filesOf(solved) }), canvas));
    }
    if (unchanged.length > 0) {
      console.log(wrapped(say('kata.start.unchanged', { list: filesOf(unchanged) }), canvas));
    }
    printCopies(copies, canvas);
    console.log(stepTitle(step, canvas));
    const file = fileLink(step.shown, step.exercise, canvas);
    console.log(say('kata.start.open', { file }));
    return 0;
  },
};

/** Prints how to restore the copies that a command has made. */
export function printCopies(saves: (Save | undefined)[], canvas: Canvas): void {
  for (const save of saves) {
    if (save === undefined) continue;
    const file = `${save.step.name}.ts`;
    console.log(wrapped(canvas.say('kata.start.copy', { file, id: save.id }), canvas));
  }
}

function filesOf(steps: Step[]): Text {
  return listOf(steps.map(({ shown }) => shown));
}
