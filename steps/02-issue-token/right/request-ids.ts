// Style: every response has a request id in a header, and a database that fails is reported as 503.
// Worth knowing: the ids differ from one response to the next, but in no way that depends on the user.

import { randomBytes, randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import type { PublicUser, StoredUser, UserStore } from '#server/users/store.ts';

export type { Issued };

export function issueToken({ id, username }: PublicUser, config: Config): Issued {
  const iat = Math.trunc(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const jti = randomBytes(6).toString('base64url');
  const claims = { jti, sub: id, name: username, iss: config.issuer, iat, nbf: iat, exp };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp * 1000 };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    ctx.set('X-Request-Id', randomUUID());
    const [username, password] = ['username', 'password'].map((name) => bodyField(ctx, name));
    if (typeof username !== 'string') throw new Refusal('credentials_missing');
    if (typeof password !== 'string') throw new Refusal('credentials_missing');

    let user: StoredUser | undefined;
    try {
      user = await users.findByName(username);
    } catch (cause) {
      ctx.throw(503, { cause });
    }
    if (!(await verifyPassword(password, user?.passwordHash)) || !user) {
      throw new Refusal('credentials_wrong');
    }
    const { id, username: stored } = user;
    ctx.body = {
      user: { username: stored, id },
      ...issueToken(user, config),
      token_type: 'Bearer',
    };
  };
}
