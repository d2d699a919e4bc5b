import { type StepName, stepNames } from '../course/steps.ts';

/** One layer of a drawn house. Lengths are in units of the drawing. */
export interface Layer {
  name: StepName;
  /** Distance of its upper edge from the top of the drawing. */
  top: number;
  newest: boolean;
}

/** A house with one layer for each step so far. */
export interface House {
  /** The drawing's `viewBox`: from the tip of the roof to the ground, which all houses share. */
  viewBox: string;
  layers: Layer[];
}

const width = 200;
const ground = 236;
const height = 36;
const roof = 36;
const kerb = 4;

/** The house after this number of steps. */
export function houseAfter(count: number): House {
  const sky = ground - height * count - roof;
  return {
    viewBox: `0 ${sky} ${width} ${ground + kerb - sky}`,
    layers: stepNames.slice(0, count).map((name, level) => ({
      name,
      top: ground - height * (level + 1),
      newest: level === count - 1,
    })),
  };
}
