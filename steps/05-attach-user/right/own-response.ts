// Style: writes the refusals itself, and the user has no prototype.
// Worth knowing: a middleware that responds instead of throwing must not call next().

import type { Middleware, ParameterizedContext } from 'koa';
import type { UserState } from '#server/attach.ts';
import type { ClaimsState } from '#server/decode.ts';
import type { PublicUser, UserStore } from '#server/users/store.ts';

export type { UserState };

const sentences = {
  missing_token: 'This resource needs an access token',
  invalid_token: 'Access token is not valid',
};

function refuse(ctx: ParameterizedContext, error: keyof typeof sentences): void {
  const parameters = new Map([['realm', 'api']]);
  if (error === 'invalid_token') {
    parameters.set('error', error).set('error_description', sentences[error]);
  }
  const challenge = [...parameters].map(([name, value]) => `${name}="${value}"`).join(', ');
  ctx.status = 401;
  ctx.set({ 'WWW-Authenticate': `Bearer ${challenge}`, Vary: 'X-Access-Token' });
  ctx.body = { error, error_description: sentences[error] };
}

function viewOf(record: PublicUser): PublicUser {
  const view: PublicUser = Object.create(null);
  for (const name of ['id', 'username'] as const) view[name] = record[name];
  return view;
}

export function attachUser(users: UserStore): Middleware<ClaimsState & UserState> {
  return async (ctx, next) => {
    const { claims } = ctx.state;
    if (claims === undefined) return await next();
    const record = await users.findById(claims.sub);
    if (record === undefined) return refuse(ctx, 'invalid_token');
    ctx.state.user = viewOf(record);
    return await next();
  };
}

export function requireUser(): Middleware<UserState> {
  return (ctx, next) => (ctx.state.user === undefined ? refuse(ctx, 'missing_token') : next());
}
