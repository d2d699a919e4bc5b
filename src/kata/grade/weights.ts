import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectIn } from '../../attacks/json.ts';
import { root, type Step, steps } from '../../course/steps.ts';

/** The points of a step if all of its checks pass. */
export type Weights = (step: Step) => number;

const weightsFile = 'steps/weights.json';

/** Reads the weights of the course. Throws if a step has none, or a weight is not a whole number of points. */
export function readWeights(text = readFileSync(join(root, weightsFile), 'utf8')): Weights {
  const known = objectIn(text) ?? {};
  const unknown = Object.keys(known).find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new TypeError(`${weightsFile}: there is no step ${unknown}`);
  const weights = new Map(steps.map((step) => [step, weightIn(known[step.name], step)]));
  return (step) => weights.get(step) ?? 0;
}

function weightIn(value: unknown, { name }: Step): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) {
    return value;
  }
  throw new TypeError(
    `${weightsFile}: expected a whole number of points for ${name}, got ${value}`,
  );
}
