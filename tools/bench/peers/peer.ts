import type { RequestListener } from 'node:http';
import type { Config } from '../../../src/server/auth/setup.ts';
import type { PublicUser, UserDatabase } from '../../../src/server/users/store.ts';

/** The parameters of a server. Servers without a look-up respond with `user`. */
export interface StartOptions {
  config: Config;
  users: UserDatabase;
  user: PublicUser;
}

/**
 * Builds a server that responds to `GET /api/me` with `{ user }`. Every peer does the work of the reference: the token from
 * `x-access-token`, only HS256, issuer and expiry checked, the user looked up in the same database on every request.
 */
export type Build = (options: StartOptions) => RequestListener | Promise<RequestListener>;
