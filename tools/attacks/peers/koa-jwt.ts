import Router, { type RouterMiddleware } from '@koa/router';
import jsonwebtoken from 'jsonwebtoken';
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import jwt from 'koa-jwt';
import type { MakePeer } from './peer.ts';

interface State {
  user: { sub?: string; username?: string };
}

/** Follows the first example in koa-jwt’s README, with its handler of 401, and signs with jsonwebtoken, as it advises. */
export const makeKoaJwtPeer: MakePeer = ({ account, secret }) => {
  const app = new Koa<State>();
  app.silent = true;

  // Custom 401 handling if you don't want to expose koa-jwt errors to users
  app.use((ctx, next) => {
    return next().catch((err) => {
      if (401 === err.status) {
        ctx.status = 401;
        ctx.body = 'Protected resource, use Authorization header to get access\n';
      } else {
        throw err;
      }
    });
  });

  app.use(bodyParser());

  // Unprotected middleware
  const open = new Router<State>();
  open.post('/login', async (ctx) => {
    const user = await account.check(ctx.request.body);
    if (user === undefined) return ctx.throw(401);
    const claims = { sub: user.id, username: user.username };
    ctx.body = { token: jsonwebtoken.sign(claims, secret, { expiresIn: '7d' }), user };
  });
  app.use(open.routes());

  // Middleware below this line is only reached if JWT token is valid
  app.use(jwt({ secret }));

  // Protected middleware
  const api = new Router<State>({ prefix: '/api' });
  const me: RouterMiddleware<State> = (ctx) => {
    ctx.body = { user: { id: ctx.state.user.sub, username: ctx.state.user.username } };
  };
  api.get('/me', me).post('/me', me);
  app.use(api.routes());

  return app.callback();
};
