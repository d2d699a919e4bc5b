/** What a server is asked, and what it should answer. */
export interface Asking {
  /** The headers of each request, in turn; after the last the first again. */
  headers: Record<string, string>[];
  /** The only right status, and all right bodies: any other answer ends the bench. */
  status: number;
  bodies: string[];
}

/** What the load generator is told to do. */
export interface Job {
  url: string;
  seconds: number;
  /** With the first job for a server; the others go on where that one ended. */
  asking?: Asking;
}

/** What it found. */
export interface Burst {
  /** Milliseconds of every request. */
  times: number[];
  /** Milliseconds from the first request to the last answer. */
  elapsed: number;
}

/** True for what the load generator answers. */
export function isBurst(value: unknown): value is Burst {
  return typeof value === 'object' && value !== null && 'times' in value && 'elapsed' in value;
}
