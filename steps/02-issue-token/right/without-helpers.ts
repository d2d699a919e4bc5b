// Style: only node:crypto: the token is made by hand, argon2 is from Node, and refusals are written, not thrown.
// Worth knowing: a JWT is two JSON texts in base64url and an HMAC over both, so issuing one needs no library at all.

import { argon2, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context, Middleware } from 'koa';
import type { Issued } from '#server/issue.ts';
import type { Config } from '#server/setup.ts';
import type { PublicUser, UserStore } from '#server/users/store.ts';

export type { Issued };

const derive = promisify(argon2);

/** Comparing with it takes as long as with a real hash. Its tag is random, so no known password has this hash. */
const decoy = ['$argon2id$v=19$m=19456,t=2,p=1', base64(16), base64(32)].join('$');

export function issueToken(user: PublicUser, config: Config): Issued {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + config.lifetime;
  const claims = { iss: config.issuer, sub: user.id, iat, exp, jti: randomUUID() };

  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map(segment).join('.');
  const signature = createHmac('sha256', config.secret).update(signed).digest('base64url');
  return { token: `${signed}.${signature}`, expires: exp * 1000 };
}

export function login(config: Config, users: UserStore): Middleware {
  return async (ctx) => {
    if (ctx.is('json', 'urlencoded') === false) {
      return refuse(ctx, 415, 'unsupported_media_type', 'Send JSON or a form');
    }
    const fields: { username?: unknown; password?: unknown } = ctx.request.body ?? {};
    const { username, password } = fields;
    if (typeof username !== 'string' || typeof password !== 'string') {
      return refuse(ctx, 400, 'invalid_request', 'Send a username and a password, both as text');
    }

    const user = await users.findByName(username);
    const matches = await fits(password, user?.passwordHash ?? decoy);
    if (user === undefined || !matches) {
      return refuse(ctx, 401, 'invalid_credentials', 'Wrong username or password');
    }

    const { token, expires } = issueToken(user, config);
    ctx.body = { token, expires, user: { id: user.id, username: user.username } };
  };
}

function refuse(ctx: Context, status: number, error: string, description: string): void {
  ctx.status = status;
  ctx.body = { error, error_description: description };
}

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Whether a password has this hash: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. Throws for any other format. */
async function fits(password: string, passwordHash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(passwordHash);
  if (parts === null) throw new TypeError('Expected an argon2id hash in PHC string format');
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const wanted = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(found, wanted);
}

/** Random bytes in the format of PHC strings: base64 without padding. */
function base64(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '');
}
