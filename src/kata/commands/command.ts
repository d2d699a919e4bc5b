import type { Asked } from '../cli/arguments.ts';
import type { Canvas } from '../screen/text.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a command works with. */
export interface CommandContext {
  asked: Asked;
  desk: Workspace;
  canvas: Canvas;
}

/** A command of `npm run kata`. */
export interface Command {
  /** How it is typed, after `npm run kata`. */
  usage: string;
  /** What it does, in a line. */
  does: string;
  /** Gives the exit code: 0 for done or passed, 1 for a verdict that is not a pass. Throws a UsageError, which is 2. */
  run(setting: CommandContext): Promise<number> | number;
}
