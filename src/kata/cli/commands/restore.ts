import type { Words } from '../../../i18n/say.ts';
import { ownTextOf } from '../../workspace/files.ts';
import type { Save } from '../../workspace/saves.ts';
import { UsageError } from '../arguments.ts';
import type { Command } from './command.ts';
import { printCopies } from './start.ts';

export const restore: Command = {
  usage: 'restore [ID]',
  does: 'lists the copies of your files, or brings one back',
  run({ args, workspace, canvas }) {
    const { words } = canvas;
    const { say } = words;
    const id = args.positionals[1];
    const saves = workspace.saves.list();
    if (id === undefined && args.flags.json) {
      console.log(JSON.stringify({ version: 1, copies: saves.map(rowOf) }, null, 2));
      return 0;
    }
    if (id === undefined) {
      if (saves.length === 0) console.log(say`No copies yet: start, reset and restore make them.`);
      for (const save of saves) console.log(lineOf(save, words));
      if (saves.length > 0) console.log(`\n${say`To bring one back: npm run kata restore ID`}`);
      return 0;
    }
    try {
      const { save, replaced } = workspace.restore(id);
      console.log(say`${save.step.shown} is restored to ${timeOf(save)}.`);
      if (replaced?.id !== save.id) printCopies([replaced], words);
      return 0;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(say`${error.message} To see all: npm run kata restore`);
    }
  },
};

function lineOf(save: Save, { say }: Words): string {
  const lines = save.content.toString().split('\n').length;
  const line = say`${save.id}  step ${save.step.number} ${save.step.name}.ts  ${timeOf(save)}  ${lines} lines`;
  return ownTextOf(save.step)?.equals(save.content) ? say`${line}, the same as the file now` : line;
}

function rowOf({ id, step, at, content }: Save) {
  return { id, step: step.number, file: step.shown, at: at.toISOString(), bytes: content.length };
}

function timeOf({ at }: Save): string {
  return at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
}
