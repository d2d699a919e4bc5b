import { createHash } from 'node:crypto';
import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { UserState } from '../server/auth/attach.ts';
import type { ClaimsState } from '../server/auth/decode.ts';
import type { TokenState } from '../server/auth/extract.ts';

type ChainState = TokenState & ClaimsState & UserState;

/** Shows at `/inspect`, for any method, the state that the chain has left. For learning, not for production. */
export function inspect() {
  return new Router<ChainState>().all('/inspect', showChain).routes();
}

/** Responds with the state that the chain has left; of the token only its fingerprint. */
export function showChain(ctx: ParameterizedContext<ChainState>): void {
  const { token, carrier = null, claims = null, user = null } = ctx.state;
  const fingerprint = token === undefined ? null : fingerprintOf(token);
  ctx.body = { token: fingerprint, carrier, claims, user };
}

/** The first 16 characters of a text's SHA-256 in base64url: enough to recognize it, not enough to use it. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
