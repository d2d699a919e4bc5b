import { message, translate } from '../../../i18n/message.ts';
import { type Canvas, wrapped } from '../../text/canvas.ts';
import { flagNames, flagUsage } from '../arguments.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';

export const help: Command = {
  usage: 'help',
  does: 'kata.does.help',
  async run({ canvas, workspace }) {
    const { say, language } = canvas;
    const commands = await Promise.all(Object.values(table).map((load) => load()));
    const watch = { usage: '', does: 'kata.does.watch' } as const;
    const shown = commands.filter(({ offInExam }) => !(workspace.exam && offInExam));
    const rows = [watch, ...shown, help];
    for (const { usage, does } of rows) {
      console.log(row(`npm run kata ${usage}`, say(does), canvas));
    }
    console.log(`\n${wrapped(say('kata.options'), canvas)}\n`);
    for (const name of flagNames) {
      const does = translate(message(`kata.option.${name}`), language);
      console.log(row(`  ${flagUsage(name)}`, does, canvas));
    }
    return 0;
  },
};

const indent = 28;

/** What is typed, and beside it what that does. */
function row(typed: string, does: string, { columns }: Canvas): string {
  const lines = wrapped(does, { columns: columns - indent }).split('\n');
  return typed.padEnd(indent) + lines.join(`\n${' '.repeat(indent)}`);
}
