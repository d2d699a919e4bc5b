import type { Middleware } from 'koa';
import { unsolved } from '#kata/unsolved.ts';
import type { Issued } from '#server/issue.ts';
import type { Config } from '#server/setup.ts';
import type { PublicUser, UserStore } from '#server/users/store.ts';

// You will also need these imports:
// import { randomUUID } from 'node:crypto';
// import jwt from 'jwt-simple';                                            jwt.encode(claims, secret, 'HS256')
// import { bodyField } from '#server/body.ts';                             bodyField(ctx, 'username')
// import { Refusal } from '#server/refusals.ts';                           throw new Refusal('credentials_wrong')
// import { verifyPassword } from '#server/users/passwords.ts';
// import { publicUser } from '#server/users/store.ts';

export type { Issued };

/** Issues an HS256 token for a user: `sub` is the user, `iss` the issuer, times are in seconds (RFC 7519, 4.1). */
export function issueToken(_user: PublicUser, _config: Config): Issued {
  // TODO: make the token here. Then write login: it returns { token, expires, user } for a right username and password.
  throw new Error('issueToken is not written yet');
}

/**
 * Exchanges `username` and `password` for `{ token, expires, user }`. Unknown users and wrong passwords get the same
 * response.
 */
export function login(_config: Config, _users: UserStore): Middleware {
  return unsolved('issue');
}
