import { readSegment, segmentsOf } from '../../attacks/forge.ts';

/** The parts of a token, as a page shows them. Nothing here is verified. */
export interface TokenParts {
  /** Its three segments, encoded. */
  segments: [header: string, claims: string, signature: string];
  /** The JSON of the first two; undefined if there is none. */
  header: string | undefined;
  claims: string | undefined;
  /** The claim `exp` in milliseconds since 1970, if there is one. */
  expires: number | undefined;
}

/** Splits any text as if it were a token. */
export function partsOf(token: string): TokenParts {
  const claims = readSegment(token, 1);
  return {
    segments: segmentsOf(token),
    header: pretty(readSegment(token, 0)),
    claims: pretty(claims),
    expires: typeof claims?.exp === 'number' ? claims.exp * 1000 : undefined,
  };
}

function pretty(value: Record<string, unknown> | undefined): string | undefined {
  return value && JSON.stringify(value, null, 2);
}
