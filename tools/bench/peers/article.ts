import Router from '@koa/router';
import jwt from 'jwt-simple';
import Koa, { type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { type PublicUser, publicUser, type UserStore } from '../../../src/server/users/store.ts';

/**
 * The article's own code on Koa, to compare with: no algorithm pinned, and any token that fails to decode counts as
 * anonymous. Only two mistakes are repaired, so that it works: it awaits its user, and reads the header.
 */
export function createArticleApp(secret: string, users: UserStore) {
  const router = new Router<{ user?: PublicUser }>().get(
    '/api/me',
    bodyParser(),
    authenticate(secret, users),
    (ctx) => {
      ctx.body = { user: ctx.state.user };
    },
  );
  return new Koa().use(router.routes());
}

function authenticate(secret: string, users: UserStore): Middleware<{ user?: PublicUser }> {
  return async (ctx, next) => {
    const body: { access_token?: unknown } = Object(ctx.request.body);
    const token = body.access_token || ctx.query.access_token || ctx.get('x-access-token');
    const claims = claimsOf(String(token), secret);
    if (claims !== undefined) {
      if (claims.exp <= Date.now() / 1000) return ctx.throw(400, 'Access token has expired');
      const user = await users.findById(claims.sub);
      if (user !== undefined) ctx.state.user = publicUser(user);
    }
    return next();
  };
}

function claimsOf(token: string, secret: string): { sub: string; exp: number } | undefined {
  try {
    return jwt.decode(token, secret);
  } catch {
    return undefined;
  }
}
