// Style: every response of a login comes 60 ms after its request at the earliest, whatever the response is.
// Worth knowing: a wait alone hides nothing on a busy server, where a hash takes longer than 60 ms; the decoy is still needed.

import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { Issued };

const leastMs = 60;

export function issueToken(user: PublicUser, config: Config): Issued {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID() };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp * 1000 };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    const [outcome] = await Promise.allSettled([signIn(ctx), setTimeout(leastMs)]);
    if (outcome.status === 'rejected') throw outcome.reason;
    ctx.body = outcome.value;
  };

  async function signIn(ctx: Parameters<Middleware>[0]) {
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');
    return { ...issueToken(user, config), user: publicUser(user) };
  }
}
