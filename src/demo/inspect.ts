import { createHash } from 'node:crypto';
import Router from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { UserState } from '../server/auth/attach.ts';
import type { ClaimsState } from '../server/auth/decode.ts';
import type { TokenState } from '../server/auth/extract.ts';

type ChainState = TokenState & ClaimsState & UserState;

/** Answers `/inspect`, by any method, with what the chain before it has left. For learning, not for production. */
export function inspect() {
  return new Router<ChainState>().all('/inspect', showChain).routes();
}

/** Shows what the chain has left on the request; of the token its fingerprint only. */
export function showChain(ctx: ParameterizedContext<ChainState>): void {
  const { token, carrier = null, claims = null, user = null } = ctx.state;
  const fingerprint = token === undefined ? null : fingerprintOf(token);
  ctx.body = { token: fingerprint, carrier, claims, user };
}

/** The first 16 characters of a text's SHA-256 in base64url: enough to recognise it, useless to repeat it. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
