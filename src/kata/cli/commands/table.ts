import type { Command } from './command.ts';

/** How a command is loaded: only the one that is args for, since some bring Koa and SQLite with them. */
export type Load = () => Promise<Command>;

/** The commands by their names, in the order of the help. */
export const table: Readonly<Record<string, Load>> = {
  list: async () => (await import('./list.ts')).list,
  check: async () => (await import('./check.ts')).check,
  hint: async () => (await import('./hint.ts')).hint,
  diff: async () => (await import('./diff.ts')).diff,
  solution: async () => (await import('./solution.ts')).solution,
  mistakes: async () => (await import('./mistakes.ts')).mistakes,
  start: async () => (await import('./start.ts')).start,
  reset: async () => (await import('./reset.ts')).reset,
  restore: async () => (await import('./restore.ts')).restore,
  serve: async () => (await import('./serve.ts')).serve,
  attack: async () => (await import('./attack.ts')).attack,
};
