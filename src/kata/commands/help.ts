import type { Command } from './command.ts';

/** Lists the commands; the caller knows them. */
export function helpFor(commands: Readonly<Record<string, Command>>): Command {
  return {
    usage: 'help',
    does: 'this list',
    run({ canvas }) {
      const { say, tell } = canvas.words;
      const rows = [{ usage: '', does: 'judges the current step on every save' }];
      for (const { usage, does } of [...rows, ...Object.values(commands)]) {
        console.log(`npm run kata ${usage.padEnd(14)} ${tell(does)}`);
      }
      console.log(`\n${say`Options stand behind --, as in: npm run kata -- check 3 --json`}`);
      return 0;
    },
  };
}
