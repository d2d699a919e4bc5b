import { readDeployment } from '#server/config/deployment.ts';
import { runOrExit, start } from '#server/start.ts';

// The server, and three handlers that a team in a hurry might have added.
await runOrExit(async () => {
  const { url } = await start(readDeployment(process.env), async (app) => {
    app.use(async (ctx, next) => {
      if (ctx.path === '/half') {
        ctx.res.writeHead(200, { 'Content-Length': '100' }).write('half');
        throw new Error('after the head');
      }
      if (ctx.path === '/stray') {
        ctx.body = { stray: true };
        // It is not awaited, so it is not caught.
        Promise.reject(new Error('a rejection without a handler'));
      }
      if (ctx.path === '/later') {
        ctx.body = { later: true };
        setImmediate(() => {
          throw new Error('an error outside of any try');
        });
      }
      await next();
    });
  });
  console.log(`Listening on ${url}`);
});
