// Style: only Koa: a middleware that refuses writes the response and does not call next().
// Worth knowing: a middleware ends the request if it does not call next(); the only other way in Koa is to throw.

import type { Context, Middleware } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import type { UserStore } from '#server/users/store.ts';

export type { UserState };

const realm = 'Bearer realm="api"';

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    if (ctx.state.claims !== undefined) {
      const found = await users.findById(ctx.state.claims.sub);
      if (found === undefined) {
        const told = 'Access token is not valid';
        const challenge = `${realm}, error="invalid_token", error_description="${told}"`;
        return refuse(ctx, challenge, 'invalid_token', told);
      }
      const { id, username } = found;
      ctx.state.user = { id, username };
    }
    await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return async (ctx, next) => {
    if (ctx.state.user === undefined) {
      return refuse(ctx, realm, 'missing_token', 'This resource needs an access token');
    }
    await next();
  };
}

function refuse(ctx: Context, challenge: string, error: string, description: string): void {
  ctx.status = 401;
  ctx.set('WWW-Authenticate', challenge);
  ctx.body = { error, error_description: description };
}
