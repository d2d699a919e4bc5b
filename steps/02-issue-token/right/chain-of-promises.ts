// Style: promises with then instead of await, and an unknown user is compared with a hash that is made when it is needed.
// Worth knowing: making a hash takes as long as comparing one, so both cases take the same time.

import { createHmac, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Middleware } from 'koa';
import type { Issued } from '#server/issue.ts';
import { Refusal } from '#server/refusals.ts';
import type { Config } from '#server/setup.ts';
import type { PublicUser, StoredUser, UserStore } from '#server/users/store.ts';

export type { Issued };

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export const issueToken = ({ id }: PublicUser, { secret, issuer, lifetime }: Config): Issued => {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: id, iss: issuer, exp: iat + lifetime, iat, jti: randomUUID() };
  const content = `${encode({ alg: 'HS256' })}.${encode(claims)}`;
  const signature = createHmac('sha256', secret).update(content).digest('base64url');
  return { token: `${content}.${signature}`, expires: claims.exp * 1000 };
};

export const login =
  (config: Config, users: UserStore): Middleware =>
  (ctx) => {
    const fields: { username?: unknown; password?: unknown } = ctx.request.body ?? {};
    const { username, password } = fields;
    if (typeof username !== 'string' || typeof password !== 'string') {
      return Promise.reject(new Refusal('credentials_missing'));
    }
    return users
      .findByName(username)
      .then((user) => matching(user, password.normalize()))
      .then((user) => {
        if (user === undefined) throw new Refusal('credentials_wrong');
        const { id, username } = user;
        ctx.body = { ...issueToken(user, config), user: { id, username } };
      });
  };

function matching(user: StoredUser | undefined, password: string): Promise<StoredUser | undefined> {
  const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
  if (user === undefined) return hash(password, settings).then(() => undefined);
  return verify(user.passwordHash, password).then((fits) => (fits ? user : undefined));
}
