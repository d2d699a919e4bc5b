import type { TokenParts } from './token.ts';

/** Until when the verdict on a token is true. */
export interface Life {
  /** The last moment, as ISO 8601 in UTC, for a page without scripts. */
  until: string | undefined;
  /** True if that moment has passed since the token was sent. */
  expired: boolean;
}

/** The life of a token at this moment. */
export function lifeOf({ expires }: TokenParts, now = Date.now()): Life {
  const date = new Date(expires ?? Number.NaN);
  const until = Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  return { until, expired: expires !== undefined && expires <= now };
}
