import type { AttackSession } from '../attack-session.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import { changedAt } from './spelling.ts';

/** A token that is the good one but for one character of its signature. */
export function spoilt({ token }: AttackSession): string {
  return changedAt(token, token.length - 10);
}

/** A request with a body to where a body may bring a token; undefined where there is no such route. */
export function bodied(
  { bodyPath }: AttackSession,
  body: RequestBody,
  query = '',
): HttpRequest | undefined {
  return bodyPath === undefined ? undefined : { path: bodyPath + query, ...body };
}

/** Sign-in with a body of this kind. */
export function login(body: RequestBody, headers: HttpRequest['headers'] = {}): HttpRequest {
  return { path: '/login', ...body, headers };
}

/** A body of JSON that is written out as text, valid or not. */
export function jsonText(content: string | Uint8Array): RequestBody {
  return { text: { type: 'application/json', content } };
}
