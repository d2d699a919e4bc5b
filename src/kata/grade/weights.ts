import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step, steps } from '../../course/steps.ts';
import { objectIn } from '../judge/json.ts';

/** What a step is worth when all of its checks pass, in points. */
export type Weights = (step: Step) => number;

const place = 'steps/weights.json';

/** Reads the weights of the course. Throws where a step has none, or a weight is no whole number of points. */
export function readWeights(text = readFileSync(join(root, place), 'utf8')): Weights {
  const known = objectIn(text) ?? {};
  const strange = Object.keys(known).find((name) => !steps.some((step) => step.name === name));
  if (strange !== undefined) throw new TypeError(`${place}: there is no step ${strange}`);
  const weights = new Map(steps.map((step) => [step, weightIn(known[step.name], step)]));
  return (step) => weights.get(step) ?? 0;
}

function weightIn(value: unknown, { name }: Step): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) {
    return value;
  }
  throw new TypeError(`${place}: expected a whole number of points for ${name}, got ${value}`);
}
