import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solutionText } from '../../course/specifiers.ts';
import { root, type Step, steps } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';
import { type Words, wordsIn } from '../../i18n/say.ts';
import { inLanguage } from './in-language.ts';
import { openProgress, type ProgressFile } from './progress.ts';
import { openSaves, type Save, type Saves } from './saves.ts';
import { exerciseOf, isBegun, ownTextOf } from './texts.ts';

/** What `start` did with the files of the earlier steps. */
export interface Started {
  /** Steps whose file now is the solution. */
  laid: Step[];
  /** Steps whose file is the learner's own and stays. */
  stayed: Step[];
  /** Copies of what was replaced. */
  kept: Save[];
}

/** Everything a learner owns, in the folder `.kata`: progress and copies. */
export interface Workspace {
  progress: ProgressFile;
  saves: Saves;
  /** Makes a step the current one and lays the solutions of the earlier ones where nothing of the learner's stands. */
  start(step: Step, replace: boolean): Started;
  /** Puts the exercise back in its place. Gives the copy of what stood there, unless it stood there already. */
  reset(step: Step): Save | undefined;
  /** Brings a copy back in its place. Gives the copy of what stood there. Throws where the id is not that of one copy. */
  restore(id: string): { save: Save; kept: Save | undefined };
}

/** Opens the desk in a folder. `tell` hears of what could not be read, and so does whoever catches an error, in these words. */
export function openWorkspace(
  tell: (sentence: string) => void,
  words: Words = wordsIn('en'),
  folder: string = join(root, '.kata'),
): Workspace {
  const progress = openProgress(join(folder, 'progress.json'), tell, words);
  const saves = openSaves(join(folder, 'saves'));
  return {
    progress,
    saves,
    start(step, replace) {
      const earlier = steps.filter(({ number }) => number < step.number);
      const pristine = earlier.filter((one) => !isBegun(one));
      const laid = replace ? earlier.filter((one) => !isSolved(one)) : pristine;
      const kept = laid.flatMap((one) => saves.replace(one, solutionText(one)) ?? []);
      if (ownTextOf(step) === undefined) saves.replace(step, exerciseOf(step));
      progress.change((known) => {
        known.current = step;
      });
      return { laid, stayed: earlier.filter((one) => !laid.includes(one)), kept };
    },
    reset(step) {
      return isBegun(step) || ownTextOf(step) === undefined
        ? saves.replace(step, exerciseOf(step))
        : undefined;
    },
    restore(id) {
      const found = saves.list().filter((save) => id.length > 0 && save.id.startsWith(id));
      const [save] = found;
      if (save === undefined) throw new RangeError(words.say`There is no copy ${id}.`);
      if (found.length > 1) {
        throw new RangeError(words.say`More than one copy begins with ${id}.`);
      }
      return { save, kept: saves.replace(save.step, save.content) };
    },
  };
}

/** What is worth knowing after a step has passed. */
export function worthKnowing({ name }: Step, language: Language = 'en'): string {
  const text = readFileSync(inLanguage(join(root, 'steps/passed.md'), language), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^## ${name}$`, 'm'));
  return (section.split(/^## /m)[0] ?? '').trim();
}

function isSolved(step: Step): boolean {
  return ownTextOf(step)?.toString() === solutionText(step);
}
