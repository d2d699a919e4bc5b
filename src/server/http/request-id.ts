import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';

/** What a log can contain without harm. */
const fitId = /^[\w.-]{1,64}$/;
/** Version, trace id, parent id and flags (W3C Trace Context, 3.2). */
const trace = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-[\da-f]{16}-[\da-f]{2}(?:-.*)?$/;

/**
 * The id of a request in the log: its `X-Request-Id` of up to 64 letters, digits, dots, hyphens and underscores, or the trace
 * id of its `traceparent`, or a random UUID.
 */
export function requestIdOf(ctx: Pick<Context, 'get'>): string {
  const id = ctx.get('x-request-id');
  if (fitId.test(id)) return id;
  return trace.exec(ctx.get('traceparent'))?.[1] ?? randomUUID();
}
