import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../support/world.ts';

/** A disk of two megabytes. */
export interface SmallDisk {
  path: string;
  /** Uses all the space. */
  fill(): void;
  /** Frees the space. */
  free(): void;
  remove(): void;
}

/** Mounts a small disk in memory; undefined if this account may not mount anything. */
export function mountSmallDisk(): SmallDisk | undefined {
  const { path, remove } = temporaryDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    remove();
    return undefined;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill() {
      writeFileSync(filler, '');
      for (const size of [65_536, 4_096, 1]) appendUntilFull(filler, size);
    },
    free: () => rmSync(filler),
    remove() {
      // Lazily, since a server that is about to end may still have its file open.
      execFileSync('umount', ['--lazy', path]);
      remove();
    },
  };
}

function appendUntilFull(file: string, size: number): void {
  const bytes = Buffer.alloc(size);
  for (;;) {
    try {
      appendFileSync(file, bytes);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}
