import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { watch } from 'chokidar';
import { root, type Step, steps } from '../../course/steps.ts';
import type { WatchEvent } from './state.ts';

/**
 * Watches the five files, the reference and the progress file, and emits their changes. `poll` looks five times a second
 * instead of asking the system.
 */
export function watchFiles(
  progressFile: string,
  emit: (event: WatchEvent) => void,
  poll: boolean,
): { close(): Promise<void> } {
  const exercises = new Map(steps.map((step) => [step.exercise, step]));
  const seen = new Map(steps.map((step) => [step.exercise, stampOf(step.exercise)]));
  const look = (path: string, step: Step) => {
    // Some editors cause two events for one save.
    const stamp = stampOf(path);
    if (stamp === seen.get(path)) return;
    seen.set(path, stamp);
    emit({ type: 'saved', step });
  };
  mkdirSync(dirname(progressFile), { recursive: true });
  // If a file is deleted and created again, only a watcher of its folder sees it.
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
    else if (path === progressFile) emit({ type: 'progressChanged' });
    else if (path.startsWith(reference)) emit({ type: 'referenceChanged' });
  });
  watcher.once('ready', () => {
    // Changes before the watcher was ready.
    for (const [path, step] of exercises) look(path, step);
    emit({ type: 'progressChanged' });
  });
  return { close: () => watcher.close() };
}

function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
