import Router from '@koa/router';
import type { UserState } from '../server/attach.ts';
import type { ClaimsState } from '../server/decode.ts';
import type { TokenState } from '../server/extract.ts';

/** What the chain before it has left on the request, at `/inspect`, by any method. For learning, not for production. */
export function inspect() {
  return new Router<TokenState & ClaimsState & UserState>()
    .all('/inspect', (ctx) => {
      const { carrier = null, claims = null, user = null } = ctx.state;
      ctx.body = { carrier, claims, user };
    })
    .routes();
}
