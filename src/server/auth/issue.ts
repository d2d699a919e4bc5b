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
 * Issues an HS256 token for a user: `sub` is the user, `iss` the issuer, times are in seconds (RFC 7519, 4.1). `now`,
 * in milliseconds, is when it was found out who the user is: what they revoke later, revokes this token.
 */
export function issueToken(user: PublicUser, config: Config, now = Date.now()): Issued {
  const iat = Math.floor(now / 1000);
  const exp = iat + config.lifetime;
  const { issuer: iss, audience: aud, secret, kid } = config;
  const claims = { iss, sub: user.id, aud, iat, exp, jti: randomUUID() };
  const token = jwt.encode(claims, secret, 'HS256', { header: { kid } });
  return { token, expires: exp * 1000 };
}

/** Exchanges `username` and `password` for `{ token, expires, user }`. Who is unknown and who errs get one answer. */
export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }

    const now = Date.now();
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    ctx.body = { ...issueToken(user, config, now), user: publicUser(user) };
  };
}
