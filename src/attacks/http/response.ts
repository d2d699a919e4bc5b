import { objectIn } from '../json.ts';

/** Why a response is missing or incomplete. */
export type HttpFailure =
  | 'timeout'
  | 'connection refused'
  | 'connection reset'
  | 'not HTTP'
  | 'protocol upgrade'
  /** The connection closed in the middle of the response. */
  | 'incomplete'
  /** The response is longer than `maxResponseBytes`; the rest was not read. */
  | 'too long'
  /** Another error; its message is in `text`. */
  | 'other';

/** A response, or why there is none. Redirects are not followed. */
export interface HttpResponse {
  /** 0 if no complete response arrived in time. */
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The JSON object in the text; empty if the text is anything else. */
  body: Record<string, unknown>;
  /** From request to complete response, in milliseconds. */
  time: number;
  /** The same request as a command for a shell. */
  curl: string;
  failure?: HttpFailure;
}

/** The longest response that is read, in bytes. */
export const maxResponseBytes = 1_000_000;

/** Starts measuring the time of a request, and returns a function that builds its response. */
export function startResponse(curl: string) {
  const started = performance.now();
  return (
    result: Partial<Pick<HttpResponse, 'status' | 'headers' | 'text' | 'failure'>>,
  ): HttpResponse => {
    const time = performance.now() - started;
    const { text = '' } = result;
    return { status: 0, headers: {}, text, ...result, body: objectIn(text) ?? {}, time, curl };
  };
}

/** The failure that an error of a connection means. */
export function failureOf(error: Error): Pick<HttpResponse, 'failure' | 'text'> {
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('HPE_')) return { failure: 'not HTTP', text: '' };
  const failure = failures[code];
  return failure === undefined ? { failure: 'other', text: error.message } : { failure, text: '' };
}

const failures: Record<string, HttpFailure> = {
  ABORT_ERR: 'timeout',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
};
