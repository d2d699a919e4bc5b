// Style: jsonwebtoken makes the token; its options name the claims in words: subject, issuer, jwtid, expiresIn.
// Worth knowing: expiresIn: 900 means seconds, but the string '900' means milliseconds, so turn numbers from the environment into numbers.

import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { Issued };

export function issueToken({ id }: PublicUser, { secret, issuer, lifetime }: Config): Issued {
  // jsonwebtoken adds expiresIn to iat. We set iat, so both times come from one reading of the clock.
  const iat = Math.floor(Date.now() / 1000);
  const token = jwt.sign({ iat }, secret, {
    algorithm: 'HS256',
    issuer,
    subject: id,
    jwtid: randomUUID(),
    expiresIn: lifetime,
  });
  return { token, expires: (iat + lifetime) * 1000 };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const user = await userOf(bodyField(ctx, 'username'), bodyField(ctx, 'password'), users);
    ctx.body = { ...issueToken(user, config), user };
  };
}

/** The user of these credentials. Throws a Refusal if they are not strings, or are wrong. */
async function userOf(name: unknown, password: unknown, users: UserStore): Promise<PublicUser> {
  if (typeof name !== 'string' || typeof password !== 'string') {
    throw new Refusal('credentials_missing');
  }
  const user = await users.findByName(name);
  const matches = await verifyPassword(password, user?.passwordHash);
  if (user && matches) return publicUser(user);
  throw new Refusal('credentials_wrong');
}
