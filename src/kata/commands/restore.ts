import type { Words } from '../../i18n/say.ts';
import { UsageError } from '../cli/arguments.ts';
import type { Save } from '../workspace/saves.ts';
import { ownTextOf } from '../workspace/texts.ts';
import type { Command } from './command.ts';
import { tellKept } from './start.ts';

export const restore: Command = {
  usage: 'restore [ID]',
  does: 'lists the copies of your files, or brings one back',
  run({ asked, desk, canvas }) {
    const { words } = canvas;
    const { say } = words;
    const id = asked.words[1];
    const saves = desk.saves.list();
    if (id === undefined && asked.flags.json) {
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
      const { save, kept } = desk.restore(id);
      console.log(say`${save.step.shown} is again what it was on ${timeOf(save)}.`);
      if (kept?.id !== save.id) tellKept([kept], words);
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
  return ownTextOf(save.step)?.equals(save.content)
    ? say`${line}, which is what stands there now`
    : line;
}

function rowOf({ id, step, at, content }: Save) {
  return { id, step: step.number, file: step.shown, at: at.toISOString(), bytes: content.length };
}

function timeOf({ at }: Save): string {
  return at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
}
