import type { Carrier } from '#server/extract.ts';
import type { World } from '../../support/world.ts';

/** How a request with a token can end. */
export type Ending =
  | 'accepted'
  | 'absent'
  | 'invalid'
  | 'expired'
  | 'carrier'
  | 'too_large'
  | 'refused_by_node'
  | 'too_large_for_node';

/** A token that no handler may ever see, and why the server says so to itself. */
export interface BadToken {
  name: string;
  make: (world: World) => string;
  /** The reason that only the log contains, in one word. */
  reason: string;
  /** Milliseconds between the world's second and the request; 0 if not set. */
  at?: number;
  /** If a carrier changes the bytes on the way or cannot contain them. */
  in?: Partial<Record<Carrier, Ending>>;
}

/** A token that must be accepted. */
export type GoodToken = Pick<BadToken, 'name' | 'make' | 'at'>;

/** Node itself returns 400 for a control character in a header. */
export const notInHeader = { header: 'refused_by_node' } as const;

/** More than any request line or header may have; the body has a limit of our own. */
export const nowhere = {
  body: 'too_large',
  query: 'too_large_for_node',
  header: 'too_large_for_node',
} as const;
