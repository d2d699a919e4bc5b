import { statSync } from 'node:fs';

/** What changes with every save of a file: its time, size and number; `none` if there is no file. */
export function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}
