import { type ChokidarOptions, watch } from 'chokidar';
import { stampOf } from './stamp.ts';

/** What is watched, and the functions that are called. */
export interface Watching {
  paths: string[];
  ignored(path: string): boolean;
  /** Looks five times a second instead of asking the system. */
  poll: boolean;
  /** A path was added, changed or removed. One change may be reported twice. */
  onChange(path: string, event: string): void;
  /** Changes before this moment were not noticed. It may come twice. */
  onReady?(): void;
  /** The system cannot report changes, so the paths are looked at five times a second from now on. */
  onPoll(): void;
  /** The paths cannot be watched in either way. */
  onError(error: unknown): void;
}

/** chokidar drops a change within 50 ms after another one. So paths are looked at once more, after this time. */
const lookAgainMs = 150;

/** Watches paths. If the system cannot report changes, for example because it watches too much already, looks at them instead. */
export function watchPaths(watching: Watching): { close(): Promise<void> } {
  const { paths, ignored, onChange, onReady, onPoll, onError } = watching;
  const seen = new Map<string, string>();
  const timers = new Set<NodeJS.Timeout>();
  const notice = (event: string, path: string) => {
    seen.set(path, stampOf(path));
    onChange(path, event);
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (stampOf(path) !== seen.get(path)) notice('change', path);
    }, lookAgainMs);
    timers.add(timer);
  };
  const begin = (usePolling: boolean) => {
    const options: ChokidarOptions = { ignored, ignoreInitial: true, usePolling, interval: 200 };
    const watcher = watch(paths, options);
    watcher.on('all', notice);
    watcher.once('ready', () => onReady?.());
    watcher.on('error', (error) => {
      if (watcher !== current) return; // One error for each folder.
      if (usePolling) return onError(error);
      ended.push(watcher.close());
      current = begin(true);
      onPoll();
    });
    return watcher;
  };
  const ended: Promise<void>[] = [];
  let current: ReturnType<typeof watch> | undefined;
  current = begin(watching.poll);
  return {
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...ended, current?.close()]);
    },
  };
}
