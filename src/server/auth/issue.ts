import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '../http/body.ts';
import { Refusal } from '../http/refusals.ts';
import { verifyPassword } from '../users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '../users/store.ts';
import type { Config } from './setup.ts';

/** What a client gets for its credentials. */
export interface Issued {
  token: string;
  /** When the token expires, in milliseconds since 1970, for `new Date()`. The token's own `exp` is in seconds. */
  expires: number;
}

/**
 * Issues an HS256 token for a user: `sub` is the user, `iss` the issuer, times are in seconds (RFC 7519, 4.1).
 * `now` is in milliseconds. `more` are further claims.
 */
export function issueToken(user: PublicUser, config: Config, now = Date.now(), more = {}): Issued {
  const iat = Math.floor(now / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID(), ...more };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp * 1000 };
}

/** Makes the token for a user who signs in. */
export type Issue = (user: PublicUser, now?: number) => Issued | Promise<Issued>;

/** Exchanges `username` and `password` for `{ token, expires, user }`. Unknown users and wrong passwords get the same response. */
export function login(
  config: Config,
  users: Pick<UserStore, 'findByName'>,
  issue: Issue = (user, now) => issueToken(user, config, now),
): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }

    // The time before the look-up: a sign-out that happens meanwhile also revokes this token.
    const now = Date.now();
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    ctx.body = { ...(await issue(user, now)), user: publicUser(user) };
  };
}
