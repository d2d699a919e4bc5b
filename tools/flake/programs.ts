import { mistakesOf, programOf } from '../../src/course/mistakes.ts';
import { rightProgramsOf, type Step, steps } from '../../src/course/steps.ts';
import { randomSource } from '../../src/kata/judge/random.ts';

/** A program whose verdict is known. */
export interface Program {
  step: Step;
  file: string;
  /** The id of the check that refuses it first; undefined for a right program. */
  refusedBy: string | undefined;
}

/** The solutions, and the right and wrong programs of all steps. */
export const programs: readonly Program[] = steps.flatMap((step) => [
  ...[step.solution, ...rightProgramsOf(step)].map((file) => ({
    step,
    file,
    refusedBy: undefined,
  })),
  ...mistakesOf(step).map((mistake) => ({
    step,
    file: programOf(mistake).file,
    refusedBy: mistake.refusedBy,
  })),
]);

/** Every solution, and five right and five wrong programs, which are other ones in each run. */
export function drawPrograms(from: readonly Program[]): Program[] {
  const { shuffle } = randomSource();
  const solutions = from.filter(({ step, file }) => file === step.solution);
  const right = from.filter(({ step, file, refusedBy }) => !refusedBy && file !== step.solution);
  const wrong = from.filter(({ refusedBy }) => refusedBy);
  return [...solutions, ...shuffle(right).slice(0, 5), ...shuffle(wrong).slice(0, 5)];
}
