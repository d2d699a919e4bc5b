import { addressOf } from '../../attacks/http/address.ts';
import { createHttpClient } from '../../attacks/http/client.ts';
import type { HttpRequest } from '../../attacks/http/request.ts';
import type { HttpFailure, HttpResponse } from '../../attacks/http/response.ts';
import { type Message, message, type PlainId } from '../../i18n/message.ts';

/** A request of a check. */
export type Asked = HttpRequest;

/** A response as a check sees it. Its status is 0 if no complete response came within 5 seconds. */
export interface Answer extends Omit<HttpResponse, 'failure'> {
  /** Why no complete response came; undefined if it did. */
  failure: Message | undefined;
}

/** Sends a request to a server and returns the response, whatever its status. */
export async function ask(url: string, request: HttpRequest): Promise<Answer> {
  const client = createHttpClient({ address: addressOf(url), timeoutMs: 5_000 });
  const response = await client.send(request);
  if (response.failure === undefined) return { ...response, failure: undefined };
  return { ...response, text: '', body: {}, failure: messageFor(response.failure, response.text) };
}

const failures: Record<Exclude<HttpFailure, 'other'>, PlainId> = {
  timeout: 'judge.response.late',
  'connection refused': 'judge.response.refused',
  'connection reset': 'judge.response.reset',
  incomplete: 'judge.response.cut',
  'not HTTP': 'judge.response.not-http',
  'protocol upgrade': 'judge.response.upgrade',
  'too long': 'judge.response.long',
};

function messageFor(failure: HttpFailure, error: string): Message {
  if (failure === 'other') return message('judge.response.error', { error });
  return { id: failures[failure], values: {} };
}
