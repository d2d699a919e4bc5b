import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { RouterContext } from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import type { UserState } from '../auth/attach.ts';
import type { TokenState } from '../auth/extract.ts';
import type { RefusedState } from './errors.ts';

type Matched = Partial<Pick<RouterContext, 'matched'>>;
type State = TokenState & UserState & RefusedState & { requestId?: string };

/**
 * Writes one line a request. It names the route that answered, and never the address that was asked for: a token may
 * stand there (RFC 6750, 5.3). The line's `id` goes out as `X-Request-Id`; `ms` are milliseconds.
 */
export function logRequests(log: Logger): Middleware<State, Matched> {
  return (ctx, next) => {
    const start = performance.now();
    const id = randomUUID();
    // Who hangs up has no address any more.
    const ip = addressIn(ctx.ip);
    ctx.state.requestId = id;
    ctx.res.setHeader('X-Request-Id', id);
    ctx.res.once('close', () => {
      const { carrier, user, reason } = ctx.state;
      log.info({
        id,
        method: ctx.method,
        // As the router has it, as in `/api/me`; undefined where no route matched.
        route: ctx.matched?.findLast(({ methods }) => methods.length > 0)?.path.toString(),
        status: ctx.res.statusCode,
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

/** Writes what broke and where, and not its message, which may quote what a client sent. */
export function logError(log: Logger, error: Error, ctx?: Context): void {
  const cause = error.cause instanceof Error ? error.cause : error;
  log.error({
    id: ctx?.state.requestId,
    error: error.name,
    cause: 'code' in cause ? cause.code : cause.name,
    at: linesBelow(cause).filter((line) => /^\s+at /.test(line)),
  });
}

/** Behind a proxy it is what a header says, which may be anything, and so may the zone of an address (RFC 4007, 11). */
function addressIn(ip: string): string | undefined {
  const [address = ''] = ip.split('%');
  return isIP(address) > 0 ? address : undefined;
}

/** The lines of a stack that stand below the message, which may have several lines of its own. */
function linesBelow({ stack = '', message }: Error): string[] {
  return stack.slice(stack.indexOf(message) + message.length).split('\n');
}
