import { runWatcher } from '../../watch/watch.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';

export const watch: Command = {
  usage: 'watch',
  does: 'kata.does.watch',
  async run(context) {
    const interactive = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
    if (!interactive) return check.run(context);
    const { workspace, canvas, args } = context;
    return runWatcher(workspace, canvas.language, { poll: args.flags.poll === true });
  },
};
