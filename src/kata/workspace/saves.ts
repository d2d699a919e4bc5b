import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Step, steps } from '../../course/steps.ts';
import { exerciseOf, ownTextOf } from './texts.ts';
import { writeWhole } from './write-whole.ts';

/** A copy of a learner's file, kept because a command was about to write another in its place. */
export interface Save {
  /** Six or more characters of a SHA-256 over the step and the content, enough to name the copy. */
  id: string;
  step: Step;
  /** When it was first put aside. */
  at: Date;
  content: Buffer;
}

/** Copies in one folder. Each is written and flushed before anything takes the place of what it holds. */
export interface Saves {
  /** Every copy, the newest first. */
  list(): Save[];
  /** Copies a step's file aside, unless that very content is there already, or it is the exercise, or missing. */
  keep(step: Step): Save | undefined;
  /** Puts a text in a step's place, after a copy of what stands there. Gives the copy. */
  replace(step: Step, content: Buffer | string): Save | undefined;
}

const shortest = 6;

/** Opens the folder of copies, which is made with the first one. */
export function openSaves(folder: string): Saves {
  const list = () => withIds(steps.flatMap((step) => savesOf(folder, step)));
  const keep = (step: Step): Save | undefined => {
    const content = ownTextOf(step);
    if (content === undefined || content.equals(exerciseOf(step))) return undefined;
    const hash = hashOf(step, content);
    const kept = savesOf(folder, step).some((save) => save.id === hash);
    if (!kept) {
      const at = new Date().toISOString().replaceAll(':', '-');
      writeWhole(join(folder, step.name, `${at}_${hash}.ts`), content);
    }
    return list().find((save) => save.step === step && hash.startsWith(save.id));
  };
  return {
    list,
    keep,
    replace(step, content) {
      const kept = keep(step);
      writeWhole(step.exercise, content);
      return kept;
    },
  };
}

/** The copies of a step, their ids still whole. */
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
  let length = shortest;
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

/** The same text may stand in two places, so the place counts, too. */
function hashOf({ name }: Step, content: Buffer): string {
  return createHash('sha256').update(`${name}\n`).update(content).digest('hex');
}
