import type { PlainId } from '../../../i18n/message.ts';
import type { Canvas } from '../../text/canvas.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';

/** What a command works with. */
export interface CommandContext {
  args: Arguments;
  workspace: Workspace;
  canvas: Canvas;
}

/** A command of `npm run kata`. */
export interface Command {
  /** How it is typed, after `npm run kata`. */
  usage: string;
  /** What it does, in one line. */
  does: PlainId;
  /** Whether it shows hints, solutions or mistakes, so that exam mode switches it off. */
  offInExam?: true;
  /** Returns the exit code: 0 for done or passed, 1 for a failed verdict. Throws a UsageError, for which the exit code is 2. */
  run(context: CommandContext): Promise<number> | number;
}
