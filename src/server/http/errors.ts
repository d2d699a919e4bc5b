import { STATUS_CODES } from 'node:http';
import type { Context, Middleware, ParameterizedContext } from 'koa';
import { type Answer, Refusal } from './refusals.ts';

/** On every answer: a token may have come in the address (RFC 6750, 5.3), and JSON is never a page. */
const safeHeaders = [
  ['Cache-Control', 'no-store'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;
/** What an error leaves on an answer; whatever else was meant for the body that is not sent. */
const keptHeaders = new Set(['x-request-id', ...safeHeaders.map(([name]) => name.toLowerCase())]);

/** Why a request was refused, in one word for the log. */
export interface RefusedState {
  reason?: string;
}

/**
 * Turns whatever was thrown or left unanswered below it into `{ error, error_description }`. Only a
 * Refusal chooses its words; of any other error the status alone goes out.
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
      for (const name of ctx.res.getHeaderNames()) if (!keptHeaders.has(name)) ctx.remove(name);
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
  ctx.status = status;
  ctx.state.reason ??= error;
  if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
  if (challenge !== undefined) ctx.set('WWW-Authenticate', challenge);
  ctx.body = { error, error_description: description };
}

function plainAnswer(status: number): Answer {
  const description = STATUS_CODES[status] ?? 'Error';
  return { status, error: description.toLowerCase().replaceAll(/\W+/g, '_'), description };
}

/** The status of a Refusal or an http-errors error of 4xx or 5xx; 500 for anything else. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status in STATUS_CODES ? status : 500;
}

/** Koa's own listener takes nothing but errors. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new TypeError('Expected an error to be thrown', { cause: thrown });
}

/** True where Node cannot read the request's own target, such as `http://[` or `http://a:b/`: its error quotes the target. */
function isBadTarget(ctx: Context): boolean {
  try {
    return ctx.path === undefined;
  } catch {
    return true;
  }
}
