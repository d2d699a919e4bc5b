import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Step, steps } from '../../course/steps.ts';
import { isExercise, ownTextOf, replaceFile } from './files.ts';

/** A copy of a learner's file, made before a command replaced that file. */
export interface Save {
  /** The first six or more characters of a SHA-256 of the step and the content, as many as are unique. */
  id: string;
  step: Step;
  /** When it was made. */
  at: Date;
  content: Buffer;
}

/** Copies in one folder. Each is written and flushed to the disk before its file is replaced. */
export interface Saves {
  /** All copies, the newest first. */
  list(): Save[];
  /** Copies a step's file, unless the same copy exists, or the file is the exercise, or missing. Returns the copy. */
  save(step: Step): Save | undefined;
  /** Copies a text as if it were a step's file, unless the same copy exists. Returns the copy. */
  keep(step: Step, content: Buffer): Save | undefined;
  /** Copies a step's file, then replaces it. Returns the copy. */
  replace(step: Step, content: Buffer | string): Save | undefined;
}

const minIdLength = 6;

/** Opens the folder of copies, which is created with the first copy. */
export function openSaves(folder: string): Saves {
  const list = () => withIds(steps.flatMap((step) => savesOf(folder, step)));
  const keep = (step: Step, content: Buffer): Save | undefined => {
    if (isExercise(content, step)) return undefined;
    const hash = hashOf(step, content);
    const exists = savesOf(folder, step).some(({ id }) => id === hash);
    if (!exists) {
      const at = new Date().toISOString().replaceAll(':', '-');
      replaceFile(join(folder, step.name, `${at}_${hash}.ts`), content);
    }
    return list().find((one) => one.step === step && hash.startsWith(one.id));
  };
  const save = (step: Step) => {
    const content = ownTextOf(step);
    return content && keep(step, content);
  };
  return {
    list,
    save,
    keep,
    replace(step, content) {
      const copy = save(step);
      replaceFile(step.exercise, content);
      return copy;
    },
  };
}

/** The copies of a step, with complete ids. */
function savesOf(folder: string, step: Step): Save[] {
  return filesIn(join(folder, step.name)).flatMap((file) => {
    const [, day, hours, minutes, rest, id] =
      /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)_([\da-f]{64})\.ts$/.exec(basename(file)) ??
      [];
    if (id === undefined) return [];
    const at = new Date(`${day}${hours}:${minutes}:${rest}`);
    return [{ id, step, at, content: readFileSync(file) }];
  });
}

function withIds(saves: Save[]): Save[] {
  const hashes = [...new Set(saves.map(({ id }) => id))];
  let length = minIdLength;
  while (new Set(hashes.map((hash) => hash.slice(0, length))).size < hashes.length) length += 1;
  return saves
    .map((save) => ({ ...save, id: save.id.slice(0, length) }))
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Two steps may have the same text, so the hash includes the step. */
function hashOf({ name }: Step, content: Buffer): string {
  return createHash('sha256').update(`${name}\n`).update(content).digest('hex');
}
