import type Koa from 'koa';
import type { Context } from 'koa';
import type { Logger } from 'pino';
import { addContextLog } from './context-log.ts';
import { warnOfForgottenProxy } from './forgotten-proxy.ts';
import { isClientError, isRepeated, logError, logRequests } from './log.ts';

/**
 * Logs the requests and errors of an app, and adds `ctx.log`. It must be the first middleware. Without a log, Koa prints errors
 * unless the app is silent.
 */
export function addLog(app: Koa, log?: Logger, development = false): void {
  addContextLog(app, log);
  if (log !== undefined) app.use(logRequests(log)).use(warnOfForgottenProxy(log));
  app.on('error', (error: Error, ctx?: Context) => {
    if (isClientError(error, ctx) || isRepeated(error, ctx)) return;
    if (log === undefined) app.onerror(error);
    else logError(log, error, ctx, development);
  });
}
