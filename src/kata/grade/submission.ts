import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Step, steps } from '../../course/steps.ts';
import { objectIn } from '../judge/json.ts';
import { inLine } from '../screen/clean.ts';
import { type Progress, progressFrom } from '../workspace/progress.ts';

/** What lies in the place of one file of a submission. */
export type Found =
  | { content: Buffer }
  /** Why it is not read, as the end of a sentence that begins with its name. */
  | { refused: string }
  | 'nothing';

/** What one learner has handed in. Nothing of it but the five files is ever run, and nothing else but progress is read. */
export interface Submission {
  /** The folder's name, or all of the path where two folders have the same name. */
  name: string;
  folder: string;
  file(step: Step): Found;
  /** What the learner says of his own work; undefined where he did not send it. */
  progress: Progress | undefined;
}

/** Kilobytes. The longest solution takes 4. */
const most = 256;

/** Reads submissions from folders, in the order given. */
export function readSubmissions(folders: string[], from: string): Submission[] {
  const names = folders.map((folder) => inLine(basename(resolve(from, folder))));
  return folders.map((folder, index) => {
    const name = names[index] ?? '';
    const alone = name !== '' && names.filter((other) => other === name).length === 1;
    return readSubmission(resolve(from, folder), alone ? name : inLine(folder));
  });
}

/** A clone of this repository has the files in their steps' folders; where one is not there, it may lie bare at the top. */
function readSubmission(folder: string, name: string): Submission {
  const files = new Map(steps.map((step) => [step, readFirst(folder, placesOf(step))]));
  const told = readFirst(folder, [['.kata', 'progress.json'], ['progress.json']]);
  return {
    name,
    folder,
    file: (step) => files.get(step) ?? 'nothing',
    progress: typeof told === 'object' && 'content' in told ? progressIn(told.content) : undefined,
  };
}

function placesOf({ shown, name }: Step): string[][] {
  return [shown.split('/'), [`${name}.ts`]];
}

function progressIn(content: Buffer): Progress | undefined {
  const known = objectIn(content.toString());
  return known?.version === 1 ? progressFrom(known) : undefined;
}

function readFirst(folder: string, places: string[][]): Found {
  for (const place of places) {
    const found = readPlain(folder, place);
    if (found !== 'nothing') return found;
  }
  return 'nothing';
}

/** Reads a plain file. A link on the way to it could lead anywhere, to our own solutions above all. */
function readPlain(folder: string, place: string[]): Found {
  try {
    for (const depth of place.keys()) {
      const stat = lstatSync(join(folder, ...place.slice(0, depth + 1)));
      if (stat.isSymbolicLink()) return { refused: 'is a symbolic link, or lies behind one' };
      const last = depth === place.length - 1;
      if (last && !stat.isFile()) return { refused: 'is not a plain file' };
      if (last && stat.size > most * 1024) return { refused: `has more than ${most} KB` };
    }
    return { content: readNow(join(folder, ...place)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing';
    return { refused: `cannot be read (${code ?? 'for no known reason'})` };
  }
}

/** Whoever puts a link or a pipe in the file's place after we looked gets an error, and we do not wait. */
function readNow(path: string): Buffer {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new TypeError(`Expected a file at ${path}`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
