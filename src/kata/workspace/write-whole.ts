import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all: into another one beside it, to the disk, then in its place. */
export function writeWhole(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const place = followed(path);
  const draft = join(dirname(place), `.${basename(place)}.${randomUUID()}`);
  try {
    writeFileSync(draft, content, { flush: true });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Where a link leads, so that the link itself stays. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
