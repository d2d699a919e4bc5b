import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mistakesOf, programOf } from '../../src/course/mistakes.ts';
import { rightProgramsOf, root, type Step, steps } from '../../src/course/steps.ts';
import { randomSource } from '../../src/kata/judge/random.ts';

/** A program whose verdict is known. */
export interface Program {
  step: Step;
  file: string;
  /** Where it is stored, for people; `--only` looks for its text here. */
  path: string;
  right: boolean;
  /** The id of the check that refuses it first, if a wrong program names it. */
  refusedBy?: string;
}

/** The solutions, and the right and wrong programs of all steps. */
export function programsOfCourse(): Program[] {
  return steps.flatMap((step): Program[] => [
    ...[step.solution, ...rightProgramsOf(step)].map((file) => {
      return { step, file, path: relative(root, file), right: true };
    }),
    ...mistakesOf(step).map((mistake) => {
      const { stored, refusedBy } = mistake;
      const { file } = programOf(mistake);
      return { step, file, path: relative(root, stored), right: false, refusedBy };
    }),
  ]);
}

/** The programs of another folder: step N has those in `right/N/` and `wrong/N/`. */
export function programsIn(folder: string): Program[] {
  const programsAt = (step: Step, right: boolean): Program[] => {
    const place = join(folder, right ? 'right' : 'wrong', String(step.number));
    const files = globSync('*.ts', { cwd: place }).map((name) => join(place, name));
    return files.map((file) => ({ step, file, path: relative(folder, file), right }));
  };
  return steps.flatMap((step) => [...programsAt(step, true), ...programsAt(step, false)]);
}

/** Every solution, and five right and five wrong programs, which are other ones in each run. */
export function drawPrograms(from: readonly Program[]): Program[] {
  const { shuffle } = randomSource();
  const solutions = from.filter(({ step, file }) => file === step.solution);
  const others = shuffle(from.filter(({ step, file }) => file !== step.solution));
  const [right, wrong] = [others.filter((one) => one.right), others.filter((one) => !one.right)];
  return [...solutions, ...right.slice(0, 5), ...wrong.slice(0, 5)];
}
