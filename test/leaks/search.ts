import { secretFinder } from '#attacks/find-secrets.ts';

/** A secret that may be nowhere else. */
export interface Hidden {
  /** Its description for the report. */
  what: string;
  text: string;
}

/** A place to search: a log, a response, a file. */
export interface Place {
  name: string;
  content: string | Uint8Array;
}

/** Any 15 consecutive characters of a UUID have enough random digits that no other UUID contains them. */
const least = 15;

/** Searches all places for parts of all secrets, in all spellings; one sentence for each finding, without the secret itself. */
export function search(hidden: Iterable<Hidden>, places: readonly Place[]): string[] {
  const texts = places.map(({ content }) => Buffer.from(content).toString());
  const find = secretFinder(new Map([...hidden].map((one) => [one.text, one])).values(), { least });
  // All places at once, as nearly always nothing is found.
  const found = find(texts).map(({ secret }) => secret);
  if (found.length === 0) return [];
  const findAgain = secretFinder(found, { least });
  const sentences = places.flatMap(({ name }, index) =>
    findAgain(texts.slice(index, index + 1)).map(
      ({ secret }) => `${secret.what} stands in ${name}`,
    ),
  );
  return [...new Set(sentences)];
}

/** Claims and signature of every token in a text. Headers are public. */
export function tokensIn(text: string): Hidden[] {
  const shape = /eyJ[\w-]+\.([\w-]+)(?:\.([\w-]+))?/g;
  return [...text.matchAll(shape)].flatMap(([, claims = '', signature = '']) => [
    { what: 'the claims of a token', text: claims },
    { what: 'the signature of a token', text: signature },
  ]);
}
