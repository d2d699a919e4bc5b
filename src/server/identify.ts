import type { Middleware } from 'koa';
import type { UserState } from './auth/attach.ts';
import { type ClaimsState, decodeToken } from './auth/decode.ts';
import { extractToken, places, type TokenState } from './auth/extract.ts';
import type { Config } from './auth/setup.ts';
import { attachSession } from './sessions/attach.ts';
import type { Sessions } from './sessions/sessions.ts';
import { rejectConflicts } from './tokens/carriers.ts';
import type { TokenOptions } from './tokens/options.ts';
import { attachUnlessRevoked } from './tokens/revocation.ts';
import { tokenVerifier } from './tokens/verifier.ts';
import type { UserStore } from './users/store.ts';

/** What production adds to steps 3 to 5. */
export interface IdentifyOptions extends TokenOptions {
  /** Refresh tokens, and sessions that end one by one. None by default. */
  sessions?: Sessions | undefined;
}

/** Extracts and verifies the token and attaches the user: steps 3 to 5, with the options around them. */
export function identify(config: Config, users: UserStore, options: IdentifyOptions = {}) {
  const { places: from = places, conflict, sessions } = options;
  const chain: Middleware<TokenState & ClaimsState & UserState>[] = [
    extractToken(from),
    ...(conflict === 'reject' ? [rejectConflicts(from)] : []),
    decodeToken(config, tokenVerifier(config, options)),
    sessions ? attachSession(sessions.store) : attachUnlessRevoked(users),
  ];
  return chain;
}
