import { join } from 'node:path';
import { solutionText } from '../../course/specifiers.ts';
import { root, type Step, steps } from '../../course/steps.ts';
import type { Message } from '../../i18n/message.ts';
import { exerciseOf, isBegun, ownTextOf, withoutMarks } from './files.ts';
import { openProgress, type ProgressFile } from './progress.ts';
import { openSaves, type Save, type Saves } from './saves.ts';

/** What `start` did with the files of the earlier steps. */
export interface Started {
  /** Steps whose file is now the solution. */
  solved: Step[];
  /** Steps whose file is the learner's own and unchanged. */
  unchanged: Step[];
  /** Copies of the files that were replaced. */
  copies: Save[];
}

/** What `restore` did. */
export interface Restored {
  /** The copy that is now the learner's file. */
  save: Save;
  /** The copy of the file that it replaced; undefined if that was the exercise, or missing. */
  replaced: Save | undefined;
}

/** A learner's progress and copies, in the folder `.kata`, and the commands that change files. */
export interface Workspace {
  /** Exam mode: no command and no key shows hints, differences, solutions or mistakes. */
  exam: boolean;
  progress: ProgressFile;
  saves: Saves;
  /**
   * Makes a step the current one and copies the solutions of earlier steps to the files that are not begun. In exam mode nothing
   * is copied.
   */
  start(step: Step, replace: boolean): Started;
  /** Replaces the file with the exercise. Returns the copy of the file, unless it was the exercise. */
  reset(step: Step): Save | undefined;
  /** Restores a copy. Returns it with the copy of the file that it replaced, or why not exactly one copy was found. */
  restore(id: string): Restored | 'unknown' | 'ambiguous';
}

/** Opens the workspace in a folder. `warn` gets a message for a file that cannot be read. */
export function openWorkspace(
  warn: (warning: Message) => void,
  { folder = join(root, '.kata'), exam = false }: { folder?: string; exam?: boolean } = {},
): Workspace {
  const progress = openProgress(join(folder, 'progress.json'), warn);
  const saves = openSaves(join(folder, 'saves'));
  return {
    exam,
    progress,
    saves,
    start(step, replace) {
      const earlier = exam ? [] : steps.filter(({ number }) => number < step.number);
      const pristine = earlier.filter((one) => !isBegun(one));
      const solved = replace ? earlier.filter((one) => !isSolved(one)) : pristine;
      const copies = solved.flatMap((one) => saves.replace(one, solutionText(one)) ?? []);
      if (ownTextOf(step) === undefined) saves.replace(step, exerciseOf(step));
      progress.change((known) => {
        known.current = step;
      });
      return { solved, unchanged: earlier.filter((one) => !solved.includes(one)), copies };
    },
    reset(step) {
      return isBegun(step) || ownTextOf(step) === undefined
        ? saves.replace(step, exerciseOf(step))
        : undefined;
    },
    restore(id) {
      const found = saves.list().filter((save) => id.length > 0 && save.id.startsWith(id));
      const [save] = found;
      if (save === undefined) return 'unknown';
      if (found.length > 1) return 'ambiguous';
      return { save, replaced: saves.replace(save.step, save.content) };
    },
  };
}

function isSolved(step: Step): boolean {
  const own = ownTextOf(step);
  return own !== undefined && withoutMarks(own) === solutionText(step);
}
