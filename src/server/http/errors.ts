import { STATUS_CODES } from 'node:http';
import type { Context, Middleware, ParameterizedContext } from 'koa';
import { type Answer, Refusal } from './refusals.ts';

/** On every response: the URL may contain a token (RFC 6750, 5.3), and JSON is never a page. */
const safeHeaders = [
  ['Cache-Control', 'no-store'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;
/** Seconds after which a client may try again if the database, or something else that a handler needs, is not available. */
const outageRetry = 5;
/** Headers that describe a body. An error replaces the body, so it removes these and no others. */
const bodyHeaders = new Set([
  ...['content-type', 'content-length', 'content-encoding', 'content-language', 'content-location'],
  ...['content-disposition', 'content-digest', 'repr-digest', 'etag', 'last-modified'],
]);

/** The state that answerErrors adds: why a request was refused, in one word for the log. */
export interface RefusedState {
  reason?: string;
}

/**
 * Turns every error that is thrown below it, and every empty error response, into `{ error, error_description }`. A Refusal
 * chooses its sentence. Of any other error only the status is sent.
 */
export function answerErrors(): Middleware<RefusedState> {
  return async (ctx, next) => {
    setSafeHeaders(ctx);
    try {
      await next();
      if (ctx.status >= 400 && ctx.body == null) answer(ctx, plainAnswer(ctx.status));
    } catch (error) {
      const status = isBadTarget(ctx) ? 400 : statusOf(error);
      if (status >= 500 && !(error instanceof Refusal)) ctx.app.emit('error', asError(error), ctx);
      if (ctx.headerSent) {
        ctx.res.destroy();
        return;
      }
      setSafeHeaders(ctx);
      if (error instanceof Refusal) ctx.state.reason = error.reason;
      answer(ctx, error instanceof Refusal ? error.answer : plainAnswer(status));
    }
  };
}

function setSafeHeaders({ res }: Pick<Context, 'res'>): void {
  for (const [name, value] of safeHeaders) res.setHeader(name, value);
}

function answer(
  ctx: ParameterizedContext<RefusedState>,
  { status, error, description, challenge, retryAfter }: Answer,
): void {
  for (const name of ctx.res.getHeaderNames()) if (bodyHeaders.has(name)) ctx.remove(name);
  ctx.status = status;
  ctx.state.reason ??= error;
  if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
  if (challenge !== undefined) ctx.set('WWW-Authenticate', challenge);
  ctx.body = { error, error_description: description };
}

function plainAnswer(status: number): Answer {
  const description = STATUS_CODES[status] ?? 'Error';
  const answer = { status, error: description.toLowerCase().replaceAll(/\W+/g, '_'), description };
  return status === 503 ? { ...answer, retryAfter: outageRetry } : answer;
}

/** The status of a Refusal or an http-errors error of 4xx or 5xx; 500 for anything else. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status in STATUS_CODES ? status : 500;
}

/** Koa's own listener accepts errors only. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new TypeError('Expected an error to be thrown', { cause: thrown });
}

/** True if Node cannot parse the URL of the request, such as `http://[` or `http://a:b/`. Its error quotes the URL. */
function isBadTarget(ctx: Context): boolean {
  try {
    return ctx.path === undefined;
  } catch {
    return true;
  }
}
