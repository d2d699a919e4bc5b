import Router from '@koa/router';

/** Says at `/health` that the server answers, and nothing else about it. */
export function health() {
  return new Router()
    .get('/health', (ctx) => {
      ctx.body = { status: 'ok' };
    })
    .routes();
}
