/** As much of autocannon as the bench uses; it brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Client {
    setRequests(requests: { headers: Record<string, string> }[]): void;
  }
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds between its looks at the clock. */
    sampleInt: number;
    setupClient(client: Client): void;
    /** An answer with another body counts as a mismatch. */
    verifyBody(body: string): boolean;
  }
  interface Result {
    errors: number;
    mismatches: number;
  }
  interface Events {
    start: [];
    /** Client, status, bytes, milliseconds. */
    response: [unknown, number, number, number];
    reqError: [Error];
  }
  function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): EventEmitter<Events>;
  export = autocannon;
}
