import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A folder or a name that no product can have. The message is for the person at the terminal. */
export class EjectError extends Error {
  override name = 'EjectError';
}

/** Only its owner may read a file that contains a secret. */
const secretFiles = new Set(['.env']);

/** Throws an EjectError if a folder contains anything but `.git`. A folder that does not exist may be used. */
export function assertEmpty(folder: string): void {
  if (entriesOf(folder).some((name) => name !== '.git')) {
    throw new EjectError(`${folder} is not empty. Choose a new folder; nothing was written`);
  }
}

/** Writes files into a new or empty folder. If it fails, the folder is as before. */
export function writeProduct(folder: string, files: ReadonlyMap<string, string>): void {
  assertEmpty(folder);
  mkdirSync(dirname(folder), { recursive: true });
  // Beside the folder, so that moving the finished product is one rename for each entry.
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const [path, text] of files) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: secretFiles.has(path) ? 0o600 : 0o666 });
    }
    moveAll(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function moveAll(draft: string, folder: string): void {
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const moved: string[] = [];
  try {
    for (const name of readdirSync(draft)) {
      renameSync(join(draft, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) rmSync(join(folder, name), { recursive: true, force: true });
    if (isNew) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new EjectError(`${folder} is a file. Choose a new folder`);
    throw error;
  }
}
