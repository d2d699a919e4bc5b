import type { RequestListener } from 'node:http';
import type { Config } from '../../../src/server/auth/setup.ts';
import type { AccountStore, PublicUser } from '../../../src/server/users/store.ts';

/** What a server of the bench is built from: `user` is whom those without a lookup answer with. */
export interface StartOptions {
  config: Config;
  users: AccountStore;
  user: PublicUser;
}

/**
 * Builds a server that answers `GET /api/me` with `{ user }`. Every peer does the work of the reference: the token from
 * `x-access-token`, HS256 alone, issuer and expiry checked, the user looked up anew in the same database.
 */
export type Build = (ground: StartOptions) => RequestListener | Promise<RequestListener>;
