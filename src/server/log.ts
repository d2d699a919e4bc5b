import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { RouterContext } from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import type { UserState } from './attach.ts';
import type { RefusedState } from './errors.ts';
import type { TokenState } from './extract.ts';

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
    const { ip } = ctx;
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
        // Behind a proxy it is what a header says, which may be anything.
        ip: isIP(ip) > 0 ? ip : undefined,
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
    at: cause.stack
      ?.replace(String(cause), '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line)),
  });
}
