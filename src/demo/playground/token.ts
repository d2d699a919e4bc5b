import { readSegment, segmentsOf } from '../../attacks/forge.ts';

/** A token taken apart, as a page shows it. Nothing here says that it is genuine. */
export interface Apart {
  /** Its three segments, as they travel. */
  segments: [header: string, claims: string, signature: string];
  /** The JSON of the first two; undefined where there is none. */
  header: string | undefined;
  claims: string | undefined;
  /** The claim `exp` in milliseconds since 1970, where there is one. */
  expires: number | undefined;
}

/** Takes any text apart as if it were a token. */
export function takeApart(token: string): Apart {
  const claims = readSegment(token, 1);
  return {
    segments: segmentsOf(token),
    header: written(readSegment(token, 0)),
    claims: written(claims),
    expires: typeof claims?.exp === 'number' ? claims.exp * 1000 : undefined,
  };
}

function written(value: Record<string, unknown> | undefined): string | undefined {
  return value && JSON.stringify(value, null, 2);
}
