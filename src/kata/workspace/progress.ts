import { renameSync } from 'node:fs';
import { type Step, steps } from '../../course/steps.ts';
import { type Words, wordsIn } from '../../i18n/say.ts';
import { fieldOf, objectIn } from '../judge/json.ts';
import { readIfThere } from './texts.ts';
import { writeWhole } from './write-whole.ts';

/** What a learner has done in one step. */
export interface StepProgress {
  /** When it passed first, as ISO 8601; undefined while it has not. */
  passedAt: string | undefined;
  /** How often it was judged and failed. */
  tries: number;
  /** By the id of a check: how many of its three hints were read. */
  hints: Record<string, number>;
  /** How often the difference to the solution was looked at. */
  diffs: number;
  /** How often the solution was looked at. */
  solutions: number;
}

/** How far a learner is. Steps go by their names, so that a course that renumbers them loses nobody's progress. */
export interface Progress {
  current: Step;
  of(step: Step): StepProgress;
}

const version = 1;
const [first] = steps;
const untouched = (): StepProgress => ({
  passedAt: undefined,
  tries: 0,
  hints: {},
  diffs: 0,
  solutions: 0,
});

/** Progress in a file. What cannot be read is moved aside and told, never thrown away. */
export function openProgress(
  file: string,
  tell: (sentence: string) => void,
  { say }: Words = wordsIn('en'),
) {
  const read = (): Progress => {
    const text = readIfThere(file)?.toString();
    if (text === undefined) return progressFrom({});
    const known = objectIn(text);
    if (known?.version === version) return progressFrom(known);
    const aside = `${file}.unread-${Date.now()}`;
    renameSync(file, aside);
    tell(
      say`The progress file could not be read, so it is kept as ${aside}, and a new one begins.`,
    );
    return progressFrom({});
  };
  return {
    read,
    /** Changes what is in the file now, so that two terminals do not undo each other. */
    change(alter: (progress: Progress) => void): Progress {
      const progress = read();
      alter(progress);
      const kept = Object.fromEntries(steps.map((step) => [step.name, progress.of(step)]));
      const text = JSON.stringify(
        { version, current: progress.current.name, steps: kept },
        null,
        2,
      );
      writeWhole(file, `${text}\n`);
      return progress;
    },
  };
}

/** The learner's progress. */
export type ProgressFile = ReturnType<typeof openProgress>;

/** Reads what a stranger may have written: numbers and dates only, and nothing that we do not know. */
export function progressFrom(known: Record<string, unknown>): Progress {
  const of = new Map(steps.map((step) => [step, stepFrom(fieldOf(known.steps, step.name))]));
  const current = steps.find(({ name }) => name === known.current) ?? first;
  if (current === undefined) throw new TypeError('Expected a course with steps');
  return {
    current,
    of: (step) => of.get(step) ?? untouched(),
  };
}

function stepFrom(value: unknown): StepProgress {
  const hints = fieldOf(value, 'hints');
  const passedAt = fieldOf(value, 'passedAt');
  const levels = Object.entries(typeof hints === 'object' && hints !== null ? hints : {});
  return {
    passedAt: typeof passedAt === 'string' ? passedAt.slice(0, 40) : undefined,
    tries: countIn(fieldOf(value, 'tries')),
    hints: Object.fromEntries(levels.slice(0, 100).map(([id, level]) => [id, countIn(level)])),
    diffs: countIn(fieldOf(value, 'diffs')),
    solutions: countIn(fieldOf(value, 'solutions')),
  };
}

function countIn(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
