// Style: one class has the secret and the users in private fields, and its handler is a field with an arrow function.
// Worth knowing: a method that is passed to Koa loses its `this`; an arrow function in a field keeps it.

import { randomUUID } from 'node:crypto';
import jwt from 'jwt-simple';
import type { Context, Middleware } from 'koa';
import { bodyField } from '#server/body.ts';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import { verifyPassword } from '#server/users/passwords.ts';
import { type PublicUser, publicUser, type UserStore } from '#server/users/store.ts';

export type { Issued };

/** Makes tokens. The secret is in a private field, which console.log and JSON.stringify do not show. */
class Mint {
  readonly #config: Config;

  constructor(config: Config) {
    this.#config = config;
  }

  issue({ id }: PublicUser): Issued {
    const { issuer, lifetime, secret } = this.#config;
    const iat = Math.floor(Date.now() / 1000);
    const exp = iat + lifetime;
    const claims = { iss: issuer, sub: id, iat, exp, jti: randomUUID() };
    return { token: jwt.encode(claims, secret, 'HS256'), expires: exp * 1000 };
  }
}

/** The login route. */
class Desk {
  readonly #mint: Mint;
  readonly #users: UserStore;

  constructor(mint: Mint, users: UserStore) {
    this.#mint = mint;
    this.#users = users;
  }

  readonly serve: Middleware = async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
    const user = await this.#recognise(
      this.#textOf(ctx, 'username'),
      this.#textOf(ctx, 'password'),
    );
    ctx.body = { ...this.#mint.issue(user), user };
  };

  #textOf(ctx: Context, name: string): string {
    const value = bodyField(ctx, name);
    if (typeof value === 'string') return value;
    throw new Refusal('credentials_missing');
  }

  async #recognise(username: string, password: string): Promise<PublicUser> {
    const user = await this.#users.findByName(username);
    const matches = await verifyPassword(password, user?.passwordHash);
    if (user === undefined || !matches) throw new Refusal('credentials_wrong');
    return publicUser(user);
  }
}

export function issueToken(user: PublicUser, config: Config): Issued {
  return new Mint(config).issue(user);
}

export function login(config: Config, users: UserStore): Middleware {
  return new Desk(new Mint(config), users).serve;
}
