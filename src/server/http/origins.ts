import cors from '@koa/cors';
import type { Middleware } from 'koa';
import { type Environment, SettingError, wordsOf } from '../config/settings.ts';

/** Headers of this server that a page of another origin may send. */
const allowHeaders = [
  ...['content-type', 'authorization', 'x-access-token'],
  ...['x-request-id', 'traceparent'],
];
/** Headers of our responses that a script needs for a refusal, besides those that every script may read. */
const exposeHeaders = ['WWW-Authenticate', 'Retry-After', 'X-Request-Id'];
/** Seconds for which a browser may keep the response to a preflight. Chromium keeps none longer. */
const maxAge = 7_200;

/**
 * Lets pages of these origins call the server and read every response, refusals included (Fetch standard, 3.2). It must be
 * above every middleware that may refuse a request. It answers preflights itself. With `credentials`, browsers also send
 * cookies. Other origins get no CORS header.
 */
export function allowOrigins(
  origins: readonly string[],
  { credentials = false }: { credentials?: boolean } = {},
): Middleware {
  return cors({
    origin: (ctx) => origins.find((origin) => origin === ctx.get('Origin')) ?? '',
    ...{ credentials, allowHeaders, exposeHeaders, maxAge },
    // Errors become responses below this middleware, so none is thrown through it.
    keepHeadersOnError: false,
  });
}

/** Reads CORS_ORIGINS: exact origins separated by spaces, none by default. Throws a SettingError for anything else. */
export function readOrigins(env: Environment): string[] {
  const origins = wordsOf(env.CORS_ORIGINS);
  if (origins.every(isOrigin)) return [...new Set(origins)];
  throw new SettingError(
    'CORS_ORIGINS',
    'must be origins such as https://app.example, separated by spaces, without a path, a wildcard or a default port',
  );
}

/** True for the spelling that browsers send in `Origin` (RFC 6454, 6.2). Apps have schemes of their own, as in `capacitor://localhost`. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    /^[a-z][a-z\d+.-]*:\/\/[\w.:[\]-]+$/.test(text) && `${url?.protocol}//${url?.host}` === text
  );
}
