import type { AttackSession } from '../attack-session.ts';
import type { HttpRequest, RequestBody } from '../http/request.ts';
import { changeAt } from './spelling.ts';

/** The valid token with one character of its signature changed. */
export function badSignature({ token }: AttackSession): string {
  return changeAt(token, token.length - 10);
}

/** A request with this body to the route that reads tokens from bodies; undefined if there is none. */
export function withBody(
  { bodyPath }: AttackSession,
  body: RequestBody,
  query = '',
): HttpRequest | undefined {
  return bodyPath === undefined ? undefined : { path: bodyPath + query, ...body };
}

/** A login with this body. */
export function login(body: RequestBody, headers: HttpRequest['headers'] = {}): HttpRequest {
  return { path: '/login', ...body, headers };
}

/** A body with the media type of JSON, valid or not. */
export function jsonText(content: string | Uint8Array): RequestBody {
  return { text: { type: 'application/json', content } };
}
