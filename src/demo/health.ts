import Router from '@koa/router';

/** Returns `{ status: 'ok' }` at `/health`. */
export function health() {
  return new Router()
    .get('/health', (ctx) => {
      ctx.body = { status: 'ok' };
    })
    .routes();
}
