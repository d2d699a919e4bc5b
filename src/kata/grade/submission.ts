import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { objectIn } from '../../attacks/json.ts';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message } from '../../i18n/message.ts';
import { cleanedLine } from '../text/characters.ts';
import { isExercise } from '../workspace/files.ts';
import { type Progress, progressFrom } from '../workspace/progress.ts';
import { entriesOf, filesNear, isNoise } from './near.ts';
import type { LearnerResult } from './result.ts';

/** What is found in the place of one file of a submission. */
export type Found =
  /** `untouched`: it is still the exercise. */
  | { content: Buffer; untouched: boolean }
  /** Why it is not read. */
  | { refused: Message }
  | 'nothing';

/** The work of one learner. Only the five files are run, and besides them only the progress file is read. */
export interface Submission {
  /** The folder's name, or the whole path if two folders have the same name. */
  name: string;
  /** The place on the command line, from 0. */
  place: number;
  /** Reads the file of a step. */
  file(step: Step): Found;
  /** Files that may be meant for a step, by their paths in the submission: in another folder, under a similar name, or packed. */
  near(step: Step): readonly string[];
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
    return readSubmission(resolve(from, folder), alone ? name : cleanedLine(folder), index);
  });
}

/** Each file may be in its step's folder, with `steps` above it or at the top of the submission, or itself at the top. */
function readSubmission(given: string, name: string, place: number): Submission {
  const folder = innermost(given);
  const progress = readFirst(folder, [['.kata', 'progress.json'], ['progress.json']]);
  return {
    name,
    place,
    file: (step) => readBest(folder, step),
    near: (step) => filesNear(given, step),
    progress: progress instanceof Buffer ? progressIn(progress) : undefined,
  };
}

/** The only folder of a folder that has nothing else, as when an archive contains a folder; otherwise the folder itself. */
function innermost(folder: string, depth = 0): string {
  const entries = entriesOf(folder).filter(({ name }) => !isNoise(name));
  const [only, other] = entries;
  if (only === undefined || other !== undefined || depth > 3) return folder;
  if (!only.isDirectory() || only.name === 'steps') return folder;
  return innermost(join(folder, only.name), depth + 1);
}

/** A file of a step. A file that was changed counts before one that is still the exercise. */
function readBest(folder: string, step: Step): Found {
  const found = placesOf(step)
    .map((place) => readFirst(folder, [place]))
    .filter((one) => one !== undefined)
    .map((one) => ('refused' in one ? one : { content: one, untouched: isExercise(one, step) }));
  const changed = found.find((one) => 'refused' in one || !one.untouched);
  return changed ?? found[0] ?? 'nothing';
}

function placesOf({ shown, name }: Step): string[][] {
  const whole = shown.split('/');
  return [whole, whole.slice(1), [`${name}.ts`]];
}

function progressIn(content: Buffer): Progress | undefined {
  const known = objectIn(content.toString());
  return known?.version === 1 ? progressFrom(known) : undefined;
}

/** The first file that exists: its content, or why it is not read. */
function readFirst(folder: string, places: string[][]): Buffer | { refused: Message } | undefined {
  for (const place of places) {
    const found = readPlain(folder, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads a plain file. A symbolic link in its path is refused: it could lead anywhere, for example to our solutions. */
function readPlain(folder: string, place: string[]): Buffer | { refused: Message } | undefined {
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
    return readNow(join(folder, ...place));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
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

/** Whether a submission has the same files as when it was graded. */
export function isUnchanged(submission: Submission, graded: LearnerResult): boolean {
  return steps.every((step) => {
    const before = graded.steps.find(({ name }) => name === step.name);
    return before?.status !== 'unjudged' && before?.hash === hashOf(submission.file(step));
  });
}

/** SHA-256 of a file in hexadecimal; undefined without a file. */
export function hashOf(found: Found): string | undefined {
  if (found === 'nothing' || 'refused' in found) return undefined;
  return createHash('sha256').update(found.content).digest('hex');
}
