import { message, translate } from '../../../i18n/message.ts';
import { type Canvas, wrapped } from '../../text/canvas.ts';
import { ownTextOf, withoutMarks } from '../../workspace/files.ts';
import type { Save } from '../../workspace/saves.ts';
import { UsageError } from '../arguments.ts';
import type { Command } from './command.ts';
import { printCopies } from './start.ts';

export const restore: Command = {
  usage: 'restore [ID]',
  does: 'kata.does.restore',
  run({ args, workspace, canvas }) {
    const { say } = canvas;
    const id = args.positionals[1];
    const saves = workspace.saves.list();
    if (id === undefined && args.flags.json) {
      console.log(JSON.stringify({ version: 1, copies: saves.map(rowOf) }, null, 2));
      return 0;
    }
    if (id === undefined) {
      if (saves.length === 0) console.log(wrapped(say('kata.restore.none'), canvas));
      for (const save of saves) console.log(lineOf(save, canvas));
      if (saves.length > 0) console.log(`\n${say('kata.restore.how')}`);
      return 0;
    }
    const restored = workspace.restore(id);
    if (typeof restored === 'string') {
      throw new UsageError(message(`kata.restore.${restored}`, { id }));
    }
    const { save, replaced } = restored;
    console.log(say('kata.restore.done', { file: save.step.shown, time: timeOf(save) }));
    if (replaced?.id !== save.id) printCopies([replaced], canvas);
    return 0;
  },
};

function lineOf(save: Save, { language }: Canvas): string {
  const { id, step, content } = save;
  const row = message('kata.restore.row', {
    id,
    number: step.number,
    file: `${step.name}.ts`,
    time: timeOf(save),
    count: content.toString().split('\n').length,
  });
  const own = ownTextOf(step);
  const same = own !== undefined && withoutMarks(own) === withoutMarks(content);
  return translate(same ? message('kata.restore.same', { content: row }) : row, language);
}

function rowOf({ id, step, at, content }: Save) {
  return { id, step: step.number, file: step.shown, at: at.toISOString(), bytes: content.length };
}

function timeOf({ at }: Save): string {
  return at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
}
