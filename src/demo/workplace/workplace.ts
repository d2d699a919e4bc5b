import type { Step } from '../../course/steps.ts';
import type { Language } from '../../i18n/language.ts';

/** A learner's file as it is on the disk. */
export interface LearnerFile {
  /** Empty if there is no file; undefined if it is not UTF-8, and so cannot be edited on a page. */
  text: string | undefined;
  /** Another one for every content. */
  version: string;
}

/** A copy of a learner's file. */
export interface Copy {
  id: string;
  at: Date;
  /** The number of its lines. */
  lines: number;
}

/** What a learner has looked at. */
export interface Help {
  /** The hints for the current verdict that were read, as Markdown, and how many there are. */
  hints: { read: string[]; all: number };
  shown: Shown;
  /** For `difference`: the parts of the file that differ from the solution. */
  differences: { line: number; lines: string[] }[];
}

/** What is shown below the verdict. */
export type Shown = 'nothing' | 'difference' | 'solution';

/**
 * The learner's five files, to be edited on a page. Hints, differences and solutions count as in the terminal. Before a file is
 * replaced by another text than the learner's own, it is copied, and `restore` brings the copy back.
 */
export interface Workplace {
  /** The key of this run, in base64url. A page must send it with everything that changes something. */
  key: string;
  /** Exam mode: there are no hints, differences and solutions. */
  exam: boolean;
  read(step: Step): LearnerFile;
  /**
   * Replaces the file and judges it, if its version is still the given one. Returns whether it is. With `copy`, the content
   * that it replaces is copied before.
   */
  write(step: Step, text: string, version: string, options: { copy: boolean }): boolean;
  /** Copies a text that was never in the file. */
  keep(step: Step, text: string): void;
  /** Judges the file, also without a change. */
  judge(step: Step): void;
  /** Replaces the file with the exercise, after copying it. */
  reset(step: Step): void;
  /** Replaces the file with a copy, after copying it. Does nothing if there is no such copy. */
  restore(id: string): void;
  /** The copies of a step's file, the newest first. */
  copiesOf(step: Step): Copy[];
  helpOn(step: Step, language: Language): Help;
  readHint(step: Step): void;
  show(step: Step, what: Shown): void;
  /** What is worth knowing after a pass, as Markdown. */
  worthKnowing(step: Step, language: Language): string;
}
