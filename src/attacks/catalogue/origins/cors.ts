import type { AttackSession } from '../../attack-session.ts';
import { headerCarrier, tokenHeaders } from '../../carriers.ts';
import { tryEach } from '../../define-kinds.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { HttpResponse } from '../../http/response.ts';
import { breach } from '../../judge-response.ts';
import { leakIn } from '../../leaks.ts';
import { say } from '../../message.ts';
import type { Outcome } from '../../outcome.ts';

/** An origin that no server allows. */
export const evil = 'https://evil.example';

/** A request with a valid token, from a page of another origin. */
export function simpleRequest(session: AttackSession, origin: string): HttpRequest {
  const headers = { ...tokenHeaders(headerCarrier(session), session.token), Origin: origin };
  return { path: session.protectedPath, headers };
}

/** What a browser asks before it sends a request with a token from another origin. */
export function preflight(
  session: AttackSession,
  origin: string,
  { path = session.protectedPath, method = 'GET' }: { path?: string; method?: string } = {},
): HttpRequest {
  const headers = {
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': Object.keys(tokenHeaders(headerCarrier(session), '')).join(),
  };
  return { method: 'OPTIONS', path, headers };
}

/** Sends a request and a preflight from each of these origins. No page of them may read a response. */
export function tryOrigins(session: AttackSession, origins: readonly string[]): Promise<Outcome> {
  const others = [...new Set(origins)].filter((origin) => !ownOrigins(session).includes(origin));
  const sent = others.flatMap((origin) => [
    simpleRequest(session, origin),
    preflight(session, origin),
  ]);
  return tryUnread(session, sent);
}

/** Sends requests from pages of other origins, which must not be able to read the responses. */
export function tryUnread(
  session: AttackSession,
  requests: readonly HttpRequest[],
): Promise<Outcome> {
  return tryEach(requests, async (request) => judgeCors(session, await session.send(request)));
}

/** The origins whose pages may read the responses: the server's own, and the allowed one. */
export function ownOrigins({ origin, allowedOrigin }: AttackSession): string[] {
  return allowedOrigin === undefined ? [origin] : [origin, allowedOrigin];
}

/** Returns a breach if a page may read a response. A browser refuses it if it names another origin than that of the page. */
export function judgeCors({ allowedOrigin }: AttackSession, response: HttpResponse): Outcome {
  const granted = response.headers['access-control-allow-origin'];
  if (granted !== undefined && granted !== allowedOrigin) {
    return breach(response, say('attack.expected.no-cors'), true);
  }
  // The response to a sign-in contains a token, as it should.
  const leaked = response.status < 400 ? undefined : leakIn(response.text);
  if (response.status > 0 && leaked === undefined) return { held: true };
  return breach(
    response,
    leaked === undefined
      ? say('attack.expected.response')
      : say('attack.expected.response-without', { what: leaked }),
    false,
  );
}
