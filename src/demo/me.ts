import type { ParameterizedContext } from 'koa';
import type { UserState } from '../server/auth/attach.ts';

/** Answers who is signed in. */
export function me(ctx: ParameterizedContext<UserState>): void {
  ctx.body = { user: ctx.state.user };
}

/** A handler that fails, to see what becomes of its error. */
export function broken(): never {
  throw new Error('Broken on purpose');
}
