import type Koa from 'koa';
import type { Context } from 'koa';
import pino, { type Logger } from 'pino';

declare module 'koa' {
  interface DefaultContext {
    /** The server's log. Each of its lines contains the id of the request. */
    log: Logger;
  }
}

/** Adds `ctx.log` for handlers: `ctx.log.info({ order: 7 }, 'shipped')`. Without a log it does nothing. */
export function addContextLog(app: Pick<Koa, 'context'>, log = pino({ enabled: false })): void {
  Object.defineProperty(app.context, 'log', {
    // Made only for handlers that use it.
    get(this: Context): Logger {
      return log.child({ id: this.state.requestId });
    },
  });
}
