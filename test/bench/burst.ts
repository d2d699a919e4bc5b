/** What the load generator is asked for. */
export interface Job {
  url: string;
  token: string;
  /** The one right answer, status and body: any other fails the bench. */
  status: number;
  body: string;
  seconds: number;
}

/** What it found. */
export interface Burst {
  requests: number;
  /** Milliseconds. */
  elapsed: number;
  /** Milliseconds that all but one in a hundred answers stayed below. */
  p99: number;
}

/** True for what the load generator answers. */
export function isBurst(value: unknown): value is Burst {
  return typeof value === 'object' && value !== null && 'requests' in value && 'p99' in value;
}
