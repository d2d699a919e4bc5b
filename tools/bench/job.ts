/** The requests to a server, and the right responses. */
export interface Asking {
  /** The headers of each request, in turn; after the last the first again. */
  headers: Record<string, string>[];
  /** The only right status, and all right bodies: any other response ends the bench. */
  status: number;
  bodies: string[];
}

/** An order to the load generator. */
export interface Job {
  url: string;
  seconds: number;
  /** Only with the first job for a server; later jobs continue with the same requests. */
  asking?: Asking;
}

/** Its measurements. */
export interface Burst {
  /** Milliseconds of every request. */
  times: number[];
  /** Milliseconds from the first request to the last response. */
  elapsed: number;
}

/** True for a reply of the load generator. */
export function isBurst(value: unknown): value is Burst {
  return typeof value === 'object' && value !== null && 'times' in value && 'elapsed' in value;
}
