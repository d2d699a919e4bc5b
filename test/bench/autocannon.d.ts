/** As much of autocannon as the bench uses; it brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Options {
    url: string;
    headers: Record<string, string>;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds between its looks at the clock. */
    sampleInt: number;
    /** An answer with another body counts as a mismatch. */
    expectBody: string;
  }
  interface Result {
    errors: number;
    mismatches: number;
    start: Date;
    finish: Date;
  }
  interface Events {
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
