import { createHash } from 'node:crypto';
import Router from '@koa/router';
import type { UserState } from '../server/attach.ts';
import type { ClaimsState } from '../server/decode.ts';
import type { TokenState } from '../server/extract.ts';

/**
 * Shows at `/inspect`, by any method, what the chain before it has left on the request. The token itself is told
 * by its fingerprint only. For learning, not for production.
 */
export function inspect() {
  return new Router<TokenState & ClaimsState & UserState>()
    .all('/inspect', (ctx) => {
      const { token, carrier = null, claims = null, user = null } = ctx.state;
      ctx.body = {
        token: token === undefined ? null : fingerprintOf(token),
        carrier,
        claims,
        user,
      };
    })
    .routes();
}

/** The first 16 characters of a text's SHA-256 in base64url: enough to recognise it, useless to repeat it. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
