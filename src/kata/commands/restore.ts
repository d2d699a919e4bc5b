import { UsageError } from '../cli/arguments.ts';
import type { Save } from '../learner/saves.ts';
import { ownTextOf } from '../learner/texts.ts';
import type { Command } from './command.ts';
import { tellKept } from './start.ts';

export const restore: Command = {
  usage: 'restore [ID]',
  does: 'lists the copies of your files, or brings one back',
  run({ asked, desk }) {
    const id = asked.words[1];
    const saves = desk.saves.list();
    if (id === undefined && asked.flags.json) {
      console.log(JSON.stringify({ version: 1, copies: saves.map(rowOf) }, null, 2));
      return 0;
    }
    if (id === undefined) {
      if (saves.length === 0) console.log('No copies yet: start, reset and restore make them.');
      for (const save of saves) console.log(lineOf(save));
      if (saves.length > 0) console.log('\nTo bring one back: npm run kata restore ID');
      return 0;
    }
    try {
      const { save, kept } = desk.restore(id);
      console.log(`${save.step.shown} is again what it was on ${timeOf(save)}.`);
      if (kept?.id !== save.id) tellKept([kept]);
      return 0;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UsageError(`${error.message} To see all: npm run kata restore`);
    }
  },
};

function lineOf(save: Save): string {
  const lines = save.content.toString().split('\n').length;
  const here = ownTextOf(save.step)?.equals(save.content) ? ', which is what stands there now' : '';
  return `${save.id}  step ${save.step.number} ${save.step.name}.ts  ${timeOf(save)}  ${lines} lines${here}`;
}

function rowOf({ id, step, at, content }: Save) {
  return { id, step: step.number, file: step.shown, at: at.toISOString(), bytes: content.length };
}

function timeOf({ at }: Save): string {
  return at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
}
