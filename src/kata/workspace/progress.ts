import { renameSync } from 'node:fs';
import { fieldOf, objectIn } from '../../attacks/json.ts';
import { type Step, steps } from '../../course/steps.ts';
import { type Message, message } from '../../i18n/message.ts';
import { failureOf, type Verdict } from '../judge/judge.ts';
import { readIfPresent, replaceFile } from './files.ts';

/** What a learner has done in one step. */
export interface StepProgress {
  /** When it first passed, as ISO 8601; undefined until then. */
  passedAt: string | undefined;
  /** How often it was judged and failed. */
  tries: number;
  /** How many of the three hints were read, by the id of a check. */
  hints: Record<string, number>;
  /** How often the difference to the solution was shown. */
  diffs: number;
  /** How often the solution was shown. */
  solutions: number;
}

/** How far a learner is. The file names steps by their words, so that renumbering them loses no progress. */
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

/** Progress in a file. A file that cannot be read is renamed and reported to `warn`, never deleted. */
export function openProgress(file: string, warn: (warning: Message) => void) {
  const read = (): Progress => {
    const text = readIfPresent(file)?.toString();
    if (text === undefined) return progressFrom({});
    const known = objectIn(text);
    if (known?.version === version) return progressFrom(known);
    const aside = `${file}.unread-${Date.now()}`;
    renameSync(file, aside);
    warn(message('kata.error.progress', { file: aside }));
    return progressFrom({});
  };
  /** Reads the file, changes it and writes it back, so that two terminals do not undo each other's changes. */
  const change = (alter: (progress: Progress) => void): Progress => {
    const progress = read();
    alter(progress);
    const kept = Object.fromEntries(steps.map((step) => [step.name, progress.of(step)]));
    const text = JSON.stringify({ version, current: progress.current.name, steps: kept }, null, 2);
    replaceFile(file, `${text}\n`);
    return progress;
  };
  return {
    read,
    change,
    /** Records a verdict on the learner's own file. */
    record(verdict: Verdict): void {
      change((progress) => {
        const known = progress.of(verdict.step);
        if (failureOf(verdict)) known.tries += 1;
        else known.passedAt ??= new Date().toISOString();
      });
    },
  };
}

/** The learner's progress in its file. */
export type ProgressFile = ReturnType<typeof openProgress>;

/** Reads progress that anyone may have written: only known fields, numbers and dates. */
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
