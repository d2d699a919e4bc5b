// The response's expires is in seconds, like exp.
// Costs: users: new Date(expires) in the browser is in January 1970, so the page signs them out immediately.
// Refused by: expires-in-milliseconds

import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export interface Issued {
  token: string;
  expires: number;
}

export function issueToken(user: PublicUser, config: Config): Issued {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID() };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }

    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    ctx.body = { ...issueToken(user, config), user: publicUser(user) };
  };
}
