// koa-bodyparser is used with its defaults.
// Costs: the server: invalid gzip becomes a 500, the response to invalid JSON contains the library's message, and 1 MB is read for a password.
// Refused by: body-parsed

import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
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
  const secret = env.JWT_SECRET ?? '';
  if (secret === '') throw new SettingError('JWT_SECRET', 'is not set');
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
  return new Koa().use(answerErrors()).use(bodyParser());
}
