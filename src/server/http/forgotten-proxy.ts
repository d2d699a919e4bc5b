import type { Middleware } from 'koa';
import type { Logger } from 'pino';

/**
 * Warns once if a request comes through a proxy although none is trusted. The rate limits would then count the users of the
 * whole site as one address.
 */
export function warnOfForgottenProxy(log: Logger): Middleware {
  let warned = false;
  return (ctx, next) => {
    if (!warned && !ctx.app.proxy && ctx.get('x-forwarded-for') !== '') {
      warned = true;
      log.warn(
        'X-Forwarded-For was sent, and TRUST_PROXY is 0. If a proxy is in front of the server, set TRUST_PROXY to the number of proxies: all users have the address of the proxy.',
      );
    }
    return next();
  };
}
