import { temporaryDirectory } from '../support/world.ts';
import { searchKept } from './search-kept.ts';

/** Vitest's global setup: creates the folder of a run, and returns the search at its end. Nested runs share the folder. */
export function setup(): (() => void) | undefined {
  if (process.env.KATA_KEPT) return undefined;
  const { path, remove } = temporaryDirectory();
  process.env.KATA_KEPT = path;
  return () => {
    delete process.env.KATA_KEPT;
    searchOrThrow(path);
    remove();
  };
}

/** Prints how much was searched. Throws if something was found, and keeps the folder for inspection. */
export function searchOrThrow(folder: string): void {
  const began = performance.now();
  const { found, counts } = searchKept(folder);
  const { outputs, databases, bytes, secrets } = counts;
  const time = Math.round(performance.now() - began);
  console.log(
    `Leaks: ${found.length} in ${outputs} outputs and ${databases} files and tables, ${bytes} bytes, of ${secrets} secrets, in ${time} ms`,
  );
  if (found.length > 0) {
    throw new Error(`This run has leaked, see ${folder}:\n${found.join('\n')}`);
  }
}
