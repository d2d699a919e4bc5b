import type { Command } from './command.ts';
import { table } from './table.ts';

export const help: Command = {
  usage: 'help',
  does: 'this list',
  async run({ canvas }) {
    const { say, tell } = canvas.words;
    const commands = await Promise.all(Object.values(table).map((load) => load()));
    const rows = [{ usage: '', does: 'judges the current step on every save' }, ...commands];
    for (const { usage, does } of rows) {
      console.log(`npm run kata ${usage.padEnd(14)} ${tell(does)}`);
    }
    console.log(`\n${say`Put options after --, for example: npm run kata -- check 3 --json`}`);
    return 0;
  },
};
