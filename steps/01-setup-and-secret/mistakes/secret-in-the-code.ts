// The code contains a secret, in case somebody forgets to set one.
// Costs: everybody: anyone who has read the repository can sign in as any user.
// Refused by: secret-missing

import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';

const day = 24 * 60 * 60;

export interface Config {
  secret: string;
  issuer: string;
  lifetime: number;
}

export function readConfig(env: Environment): Config {
  const secret = env.JWT_SECRET || 'Vq3-ZkR9_tYb7LmWx0PfHs5NcGa2JdUe';
  if (Buffer.byteLength(secret) < 32) {
    throw new SettingError('JWT_SECRET', 'is shorter than 32 bytes');
  }
  const weakness = weaknessOf(secret);
  if (weakness !== undefined) throw new SettingError('JWT_SECRET', weakness);

  return {
    secret,
    issuer: env.JWT_ISSUER || 'koa-jwt-kata',
    lifetime: wholeNumber(env, 'TOKEN_LIFETIME', { fallback: 7 * day, min: 1, max: 366 * day }),
  };
}

export function createServer(_config: Config): Koa {
  return new Koa().use(answerErrors()).use(readBody());
}
