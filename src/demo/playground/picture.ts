import type { Words } from '../../i18n/say.ts';
import { type Journey, type Light, type LitFloor, lightsOf } from './trace.ts';

/** The house as a picture of one request: its floors from the top down, and the same in a sentence for who cannot see it. */
export interface Picture {
  floors: (LitFloor & { state: string })[];
  journeyTitle: string;
}

/** The picture of a request, in the visitor's language; dark where none has come yet. */
export function pictureOf(journey: Journey | undefined, { say }: Words): Picture {
  const states: Record<Light, string> = {
    passed: say`passed`,
    refused: say`refused here`,
    beyond: say`not reached`,
    aside: say`not on its way`,
    unbuilt: say`not built yet`,
    dark: '',
  };
  const floors = lightsOf(journey).map((floor) => ({ ...floor, state: states[floor.light] }));
  const told = floors.toReversed().map(({ word, state }) => `${word}: ${state}`);
  return { floors, journeyTitle: say`The way of the request: ${told.join(', ')}` };
}
