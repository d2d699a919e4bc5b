import Koa from 'koa';

// The least that a Koa server can be: what the start of the reference is measured by.

const app = new Koa().use((ctx) => {
  ctx.body = { status: 'ok' };
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  console.log(`Listening on http://127.0.0.1:${port}`);
});
