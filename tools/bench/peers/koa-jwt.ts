import { createSecretKey } from 'node:crypto';
import Router from '@koa/router';
import Koa from 'koa';
import jwt from 'koa-jwt';
import { publicUser } from '../../../src/server/users/store.ts';
import type { Build } from './peer.ts';

interface State {
  user: { sub: string };
}

/** koa-jwt before one route. With the secret as text it would try that as a public key first, on every request. */
export const buildKoaJwt: Build = ({ config, users }) => {
  const key = { secret: createSecretKey(config.secret, 'utf8') };
  // Its types know no KeyObject, but jsonwebtoken, to which it passes the secret on, does.
  const secret: typeof key & { secret: string } = Object.assign({ secret: '' }, key);
  const guard = jwt({
    ...secret,
    algorithms: ['HS256'],
    issuer: config.issuer,
    getToken: (ctx) => ctx.get('x-access-token'),
  });
  const router = new Router<State>().get('/api/me', guard, async (ctx) => {
    const user = await users.findById(ctx.state.user.sub);
    if (user === undefined) return ctx.throw(401);
    ctx.body = { user: publicUser(user) };
  });
  return new Koa().use(router.routes()).callback();
};
