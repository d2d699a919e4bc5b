import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, type Step, steps } from '../../course/steps.ts';
import { stampOf } from './stamp.ts';
import type { WatchEvent } from './state.ts';
import { watchPaths } from './watch-paths.ts';

/** The files that are watched. */
export interface WatchedFiles {
  /** Looks at a step's file at once, as when the system reports a change. */
  look(step: Step): void;
  close(): Promise<void>;
}

/**
 * Watches the five files, the reference and the progress file, and emits their changes. `poll` looks five times a second
 * instead of asking the system, which is also done if the system cannot report changes. `isOpen`: whether a page of a step is open.
 */
export function watchFiles(
  progressFile: string,
  emit: (event: WatchEvent) => void,
  { poll, isOpen }: { poll: boolean; isOpen(step: Step): boolean },
): WatchedFiles {
  const exercises = new Map(steps.map((step) => [step.exercise, step]));
  const seen = new Map(steps.map((step) => [step.exercise, stampOf(step.exercise)]));
  const look = (path: string, step: Step) => {
    // Some editors cause two events for one save.
    const stamp = stampOf(path);
    if (stamp === seen.get(path)) return;
    seen.set(path, stamp);
    emit({ type: 'saved', step, isOpen: isOpen(step) });
  };
  mkdirSync(dirname(progressFile), { recursive: true });
  // If a file is deleted and created again, only a watcher of its folder sees it.
  const folders = [...steps.map(({ folder }) => folder), dirname(progressFile)];
  const reference = join(root, 'src/server');
  const watcher = watchPaths({
    paths: [...folders, reference],
    ignored: (path) =>
      !path.startsWith(reference) &&
      !folders.includes(path) &&
      !exercises.has(path) &&
      path !== progressFile,
    poll,
    onChange(path) {
      const step = exercises.get(path);
      if (step !== undefined) look(path, step);
      else if (path === progressFile) emit({ type: 'progressChanged' });
      else if (path.startsWith(reference)) emit({ type: 'referenceChanged' });
    },
    onReady() {
      for (const [path, step] of exercises) look(path, step);
      emit({ type: 'progressChanged' });
    },
    onPoll: () => emit({ type: 'polling' }),
    onError: (error) => emit({ type: 'unwatched', error }),
  });
  return { look: (step) => look(step.exercise, step), close: () => watcher.close() };
}
