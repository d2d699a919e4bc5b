/** What the load generator is asked for. */
export interface Job {
  url: string;
  /** The headers of each request, in turn; after the last the first again. */
  headers: Record<string, string>[];
  /** At which of them to begin. */
  first: number;
  /** The only right status, and all right bodies: any other answer fails the bench. */
  status: number;
  bodies: string[];
  seconds: number;
}

/** What it found. */
export interface Burst {
  /** Milliseconds of every request. */
  times: number[];
  /** Milliseconds from the first request to the last. */
  elapsed: number;
}

/** True for what the load generator answers. */
export function isBurst(value: unknown): value is Burst {
  return typeof value === 'object' && value !== null && 'times' in value && 'elapsed' in value;
}
