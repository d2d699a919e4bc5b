// Style: the login is a chain of three middlewares; each does one thing, and its type names the state that it adds.
// Worth knowing: the types know which state the chain has in the end, but not the order: it still compiles if two lines are swapped.

import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Middleware } from 'koa';
import compose from 'koa-compose';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { Issued };

interface SignedIn {
  user: PublicUser;
}

export function login(config: Config, users: UserStore): Middleware {
  return compose([onlyJsonOrForm, signIn(users), answerToken(config)]);
}

export function issueToken(user: PublicUser, config: Config): Issued {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID() };
  return { token: jwt.encode(claims, config.secret, 'HS256'), expires: exp * 1000 };
}

const onlyJsonOrForm: Middleware = (ctx, next) =>
  ctx.is('json', 'urlencoded') === false ? ctx.throw(415) : next();

/** Adds the user to the state, without the password hash. */
function signIn(users: UserStore): Middleware<SignedIn> {
  return async (ctx, next) => {
    const username = bodyField(ctx, 'username');
    const password = bodyField(ctx, 'password');
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new Refusal('credentials_missing');
    }
    const user = await users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');
    ctx.state.user = publicUser(user);
    await next();
  };
}

function answerToken(config: Config): Middleware<SignedIn> {
  return (ctx) => {
    const { user } = ctx.state;
    ctx.body = { ...issueToken(user, config), user };
  };
}
