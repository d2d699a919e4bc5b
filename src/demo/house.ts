import { listOf, message, type Say } from '../i18n/message.ts';
import type { StepOnPage } from './progress.ts';

/** One layer of the drawn house. */
export interface Layer extends StepOnPage {
  /** Distance of its upper edge from the top of the drawing, in units of the drawing. */
  top: number;
}

/** The house, one layer for each step, and the same as a sentence for screen readers. */
export interface House {
  /** From the bottom up. */
  layers: Layer[];
  /** Whether all layers are built. */
  whole: boolean;
  title: string;
}

const roof = 40;
const height = 40;

/** Draws the server as a house. With progress, it is built as far as the learner is. */
export function drawHouse(steps: readonly StepOnPage[], say: Say): House {
  const list = listOf(
    steps
      .filter(({ word }) => word !== '')
      .map(({ short, word }) => message('home.house.state', { name: short, what: word })),
  );
  const known = steps.some(({ state }) => state !== undefined);
  return {
    layers: steps.map((step, level) => ({
      ...step,
      top: roof + height * (steps.length - 1 - level),
    })),
    whole: steps.every(({ state }) => state === undefined || state === 'passed'),
    title: known ? say('home.house.progress', { list }) : say('home.house'),
  };
}
