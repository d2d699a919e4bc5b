import { objectIn } from './json.ts';

/** What came back. A redirect is an answer like any other: nobody follows it. */
export interface Answer {
  /** 0 where no whole answer came in time, or none at all. */
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The JSON object in the text; empty where there is none. */
  body: Record<string, unknown>;
  /** How long it took, in milliseconds. */
  time: number;
  /** The same request as a line for a shell. */
  shell: string;
}

/** Bytes that are read of one answer. */
export const longestAnswer = 1_000_000;

/** Puts an answer together, and takes the time since it was asked for. */
export function answering(shell: string) {
  const started = performance.now();
  return (status: number, text: string, headers: Record<string, string> = {}): Answer => {
    const time = performance.now() - started;
    return { status, headers, text, body: objectIn(text) ?? {}, time, shell };
  };
}

/** What a broken connection means to a person. */
export function wordsFor(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ABORT_ERR') return 'no answer in time';
  if (code === 'ECONNREFUSED') return 'nobody listens there';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'the server cut the connection';
  if (code.startsWith('HPE_')) return 'an answer that is not HTTP';
  return error.message;
}
