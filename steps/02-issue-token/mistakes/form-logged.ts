// Bodies that are forms are logged unchanged.
// Costs: users: their passwords are in the log, percent-encoded.
// Refused by: nothing-printed

import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

/** The response to correct credentials. */
export interface Issued {
  token: string;
  /** When the token expires, in milliseconds since 1970, for `new Date()`. The token's own `exp` is in seconds. */
  expires: number;
}

/** Issues an HS256 token for a user: `sub` is the user, `iss` the issuer, times are in seconds (RFC 7519, 4.1). */
export function issueToken(user: PublicUser, config: Config): Issued {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID() };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp * 1000 };
}

/** Returns `{ token, expires, user }` for a `username` and `password`. Unknown users and wrong passwords get the same response. */
export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }

    if (ctx.is('urlencoded')) console.log('login', ctx.request.rawBody);
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    ctx.body = { ...issueToken(user, config), user: publicUser(user) };
  };
}
