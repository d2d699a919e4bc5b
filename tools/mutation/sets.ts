import type { Step } from '../../src/course/steps.ts';
import { randomSource } from '../../src/kata/judge/random.ts';
import { cacheSlipsIn } from './cache-slips.ts';
import { linesOf } from './edit.ts';
import { laterSlipsIn } from './later-slips.ts';
import { type Mutant, mutantsWith, type SetName } from './mutants.ts';
import { slipsIn } from './slips.ts';
import { stateSlipsIn } from './state-slips.ts';
import { explain, readExplanations } from './survivors.ts';
import { timeSlipsIn } from './time-slips.ts';

/** How many pairs are drawn for each step, and the seed of the draw. */
const pairs = { count: 60, seed: 14 };

const makers: Record<SetName, (step: Step) => Mutant[]> = {
  single: (step) => mutantsWith(slipsIn, step),
  pairs: pairsOf,
  state: (step) =>
    mutantsWith(
      (program, source) => [
        ...stateSlipsIn(program, source),
        ...cacheSlipsIn(program, source),
        ...laterSlipsIn(program, source),
        ...timeSlipsIn(program, source),
      ],
      step,
    ),
};

/** The mutants of a step in a set. */
export function mutantsOf(step: Step, set: SetName): Mutant[] {
  return makers[set](step);
}

/**
 * Mutants with two small slips on different lines. Each slip alone is noticed: beside one that no suite can notice, the other
 * would be tried a second time. Only a sample is drawn, the same one until the solution changes.
 */
function pairsOf(step: Step): Mutant[] {
  const { unexplained } = explain(mutantsOf(step, 'single'), readExplanations('single'));
  return mutantsWith((_program, source) => {
    const slips = unexplained.flatMap(({ edits }) => edits);
    const all = slips.flatMap((one, index) => slips.slice(index + 1).map((other) => [one, other]));
    const apart = all.filter((edits) => linesOf(source, edits).length === 2);
    return randomSource(pairs.seed).shuffle(apart).slice(0, pairs.count);
  }, step);
}
