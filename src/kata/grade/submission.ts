import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { objectIn } from '../../attacks/json.ts';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message } from '../../i18n/message.ts';
import { cleanedLine } from '../text/characters.ts';
import { type Progress, progressFrom } from '../workspace/progress.ts';

/** What is found in the place of one file of a submission. */
export type Found =
  | { content: Buffer }
  /** Why it is not read. */
  | { refused: Message }
  | 'nothing';

/** The work of one learner. Only the five files are run, and besides them only the progress file is read. */
export interface Submission {
  /** The folder's name, or the whole path if two folders have the same name. */
  name: string;
  folder: string;
  file(step: Step): Found;
  /** The learner's progress file; undefined without it. */
  progress: Progress | undefined;
}

/** Maximum size of a file. The longest solution has 4 KB. */
const maxKilobytes = 256;

/** Reads submissions from folders, in the order given. */
export function readSubmissions(folders: string[], from: string): Submission[] {
  const names = folders.map((folder) => cleanedLine(basename(resolve(from, folder))));
  return folders.map((folder, index) => {
    const name = names[index] ?? '';
    const alone = name !== '' && names.filter((other) => other === name).length === 1;
    return readSubmission(resolve(from, folder), alone ? name : cleanedLine(folder));
  });
}

/** Each file may be in its step's folder, as in a clone of this repository, or at the top of the submission. */
function readSubmission(folder: string, name: string): Submission {
  const files = new Map(steps.map((step) => [step, readFirst(folder, placesOf(step))]));
  const progress = readFirst(folder, [['.kata', 'progress.json'], ['progress.json']]);
  return {
    name,
    folder,
    file: (step) => files.get(step) ?? 'nothing',
    progress:
      typeof progress === 'object' && 'content' in progress
        ? progressIn(progress.content)
        : undefined,
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

/** Reads a plain file. A symbolic link in its path is refused: it could lead anywhere, for example to our solutions. */
function readPlain(folder: string, place: string[]): Found {
  const file = place.at(-1) ?? '';
  try {
    for (const depth of place.keys()) {
      const stat = lstatSync(join(folder, ...place.slice(0, depth + 1)));
      if (stat.isSymbolicLink()) return { refused: message('grade.link', { file }) };
      const last = depth === place.length - 1;
      if (last && !stat.isFile()) return { refused: message('grade.not-plain', { file }) };
      if (last && stat.size > maxKilobytes * 1024)
        return { refused: message('grade.too-large', { file, kilobytes: maxKilobytes }) };
    }
    return { content: readNow(join(folder, ...place)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing';
    return {
      refused:
        code === undefined
          ? message('grade.unreadable.unknown', { file })
          : message('grade.unreadable', { file, code: String(code) }),
    };
  }
}

/** Reads a file without following a link and without waiting for a pipe, in case one was put there after the check. */
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
