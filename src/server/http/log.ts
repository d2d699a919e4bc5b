import { isIP } from 'node:net';
import type { RouterContext } from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import type { UserState } from '../auth/attach.ts';
import type { TokenState } from '../auth/extract.ts';
import { maskedMessage, wholeMessage } from './error-message.ts';
import type { RefusedState } from './errors.ts';
import { requestIdOf } from './request-id.ts';

type Matched = Partial<Pick<RouterContext, 'matched'>>;
type State = TokenState & UserState & RefusedState & { requestId?: string };

/**
 * Logs one line a request. It contains the path of the route and never the URL, which may contain a token (RFC 6750, 5.3).
 * Its `id` is also sent as `X-Request-Id`; `ms` are milliseconds.
 */
export function logRequests(log: Logger): Middleware<State, Matched> {
  return (ctx, next) => {
    const start = performance.now();
    const id = requestIdOf(ctx);
    const ip = addressIn(ctx.ip); // Read now: a closed socket has no address.
    ctx.state.requestId = id;
    ctx.res.setHeader('X-Request-Id', id);
    ctx.res.once('close', () => {
      const { carrier, user, reason } = ctx.state;
      log.info({
        id,
        method: ctx.method,
        // As the router has it, such as `/api/me`; undefined if no route matched.
        route: ctx.matched?.findLast(({ methods }) => methods.length > 0)?.path.toString(),
        // Node itself writes the 408 of a request that is not complete in time.
        status: hasTimedOut(ctx.socket.errored) ? 408 : ctx.res.statusCode,
        ms: Math.round((performance.now() - start) * 10) / 10,
        ip,
        carrier,
        user: user?.id,
        reason,
        aborted: ctx.res.writableFinished ? undefined : true,
      });
    });
    return next();
  };
}

/**
 * Logs an error with its place and its message, from which everything that the client sent is removed. In development only
 * tokens are removed.
 */
export function logError(log: Logger, error: Error, ctx?: Context, development = false): void {
  const cause = error.cause instanceof Error ? error.cause : error;
  log.error({
    id: ctx?.state.requestId,
    error: error.name,
    cause: 'code' in cause ? cause.code : cause.name,
    message: development ? wholeMessage(error) : maskedMessage(error, ctx),
    at: linesBelow(cause).filter((line) => /^\s+at /.test(line)),
  });
}

/** True for a disconnect, a timeout or malformed HTTP of a client. Logged as errors, they could fill the log. */
export function isClientError(error: Error, ctx?: Context): boolean {
  const code = 'code' in error ? String(error.code) : '';
  const disconnected = /^(ECONNRESET|EPIPE)$/.test(code) && (ctx?.socket.destroyed ?? true);
  return code.startsWith('HPE_') || disconnected || hasTimedOut(error);
}

/** True if a client has not sent its request in time. */
function hasTimedOut(error: Error | null): boolean {
  return error !== null && 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
}

/** True if this error of the request was reported before: Koa reports an error in the middle of a stream twice. */
export function isRepeated(error: Error, ctx?: Context): boolean {
  if (ctx === undefined || ctx.state.failure === error) return ctx !== undefined;
  ctx.state.failure = error;
  return false;
}

/** Undefined for anything but an IP address. Behind a proxy a header may claim anything, also as the zone (RFC 4007, 11). */
function addressIn(ip: string): string | undefined {
  const [address = ''] = ip.split('%');
  return isIP(address) > 0 ? address : undefined;
}

/** The lines of a stack below the message, which may have several lines itself. */
function linesBelow({ stack = '', message }: Error): string[] {
  return stack.slice(stack.indexOf(message) + message.length).split('\n');
}
