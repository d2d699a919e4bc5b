import type { ParameterizedContext } from 'koa';
import type { UserState } from '../server/auth/attach.ts';

/** Responds with the user of the request. */
export function me(ctx: ParameterizedContext<UserState>): void {
  ctx.body = { user: ctx.state.user };
}

/** A handler that throws, to test how its error is handled. */
export function broken(): never {
  throw new Error('Broken on purpose');
}
