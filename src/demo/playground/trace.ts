import type { Refusal } from '../../server/http/refusals.ts';

/** The five storeys from the ground up, by the words of their steps. */
export const places = ['setup', 'issue', 'extract', 'decode', 'attach'] as const;

/** One of them. */
export type Place = (typeof places)[number];

/** How far a request came. */
export interface Journey {
  /** How many storeys this server has. */
  built: number;
  /** The storeys on its way, in order. */
  way: readonly Place[];
  /** Those it passed. */
  passed: Place[];
  /** The status of the answer. */
  status: number;
  /** Why it was refused, in the server's own word for it. */
  reason?: Refusal['reason'];
}

/** What a storey has to say about a request: `aside` was not on its way, `beyond` it never reached, `unbuilt` comes later. */
export type Light = 'passed' | 'refused' | 'beyond' | 'aside' | 'unbuilt' | 'dark';

/** One storey of the picture, with its place in the drawing. */
export interface LitFloor {
  word: Place;
  light: Light;
  top: number;
}

const height = 40;
const roof = 44;

/** The house with its lights, from the top floor down; all dark where no request has come yet. */
export function lightsOf(journey: Journey | undefined): LitFloor[] {
  return places
    .map((word, level) => ({
      word,
      light: lightOf(word, journey),
      top: roof + height * (places.length - 1 - level),
    }))
    .reverse();
}

/** Where a request was refused; undefined where it was let through. */
function refusedAt({ way, passed }: Journey): Place | undefined {
  return way.find((place) => !passed.includes(place));
}

function lightOf(word: Place, journey: Journey | undefined): Light {
  if (journey === undefined) return 'dark';
  if (places.indexOf(word) >= journey.built) return 'unbuilt';
  if (journey.passed.includes(word)) return 'passed';
  if (!journey.way.includes(word)) return 'aside';
  return refusedAt(journey) === word ? 'refused' : 'beyond';
}
