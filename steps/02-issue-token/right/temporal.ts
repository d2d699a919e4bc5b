// Style: times are Temporal.Instants, and become numbers only in the token and the response.
// Worth knowing: an Instant refuses add({ days: 7 }), because a local day may have 23 or 25 hours; it accepts seconds.

import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { Issued };

export function issueToken(user: PublicUser, config: Config): Issued {
  // By default round uses the nearest second, and half of all tokens would have an iat in the future.
  const issued = Temporal.Now.instant().round({ smallestUnit: 'second', roundingMode: 'floor' });
  const expires = issued.add({ seconds: config.lifetime });
  const claims = {
    iss: config.issuer,
    sub: user.id,
    iat: numericDate(issued),
    exp: numericDate(expires),
    jti: randomUUID(),
  };
  return {
    token: jwt.encode(claims, config.secret, 'HS256'),
    expires: expires.epochMilliseconds,
  };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const [username, password] = ['username', 'password'].map((name) => bodyField(ctx, name));
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');

    ctx.body = { ...issueToken(user, config), user: publicUser(user) };
  };
}

/** Seconds since 1970, as in a JWT (RFC 7519, 2). */
function numericDate(moment: Temporal.Instant): number {
  return moment.epochMilliseconds / 1000;
}
