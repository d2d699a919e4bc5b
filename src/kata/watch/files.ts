import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { watch } from 'chokidar';
import { root, type Step, steps } from '../../course/steps.ts';

/** What has changed on the disk. */
export interface Changes {
  /** A step's file was saved. */
  saved(step: Step): void;
  /** Something of the reference or of the course itself changed. */
  referenceChanged(): void;
  /** The progress was changed, perhaps from another terminal. */
  progressed(): void;
}

/** Watches the five files, the reference below them, and the progress. `poll` looks five times a second instead. */
export function watchFiles(progressFile: string, changes: Changes, poll: boolean) {
  const exercises = new Map(steps.map((step) => [step.exercise, step]));
  const seen = new Map(steps.map((step) => [step.exercise, stampOf(step.exercise)]));
  const look = (path: string, step: Step) => {
    // Some editors make two events of one save.
    const stamp = stampOf(path);
    if (stamp === seen.get(path)) return;
    seen.set(path, stamp);
    changes.saved(step);
  };
  mkdirSync(dirname(progressFile), { recursive: true });
  // A file that is deleted and comes back is only seen by whoever watches its folder.
  const folders = [...steps.map(({ folder }) => folder), dirname(progressFile)];
  const reference = join(root, 'src/server');
  const watcher = watch([...folders, reference], {
    ignored: (path) =>
      !path.startsWith(reference) &&
      !folders.includes(path) &&
      !exercises.has(path) &&
      path !== progressFile,
    ignoreInitial: true,
    usePolling: poll,
    interval: 200,
  });
  watcher.on('all', (_event, path) => {
    const step = exercises.get(path);
    if (step !== undefined) look(path, step);
    else if (path === progressFile) changes.progressed();
    else if (path.startsWith(reference)) changes.referenceChanged();
  });
  watcher.once('ready', () => {
    // What happened before the watcher stood.
    for (const [path, step] of exercises) look(path, step);
    changes.progressed();
  });
  return { close: () => watcher.close() };
}

function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
