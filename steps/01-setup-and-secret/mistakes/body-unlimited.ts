// Bodies of up to a megabyte are read.
// Costs: the server: a few hundred requests at a time use as many megabytes, for a password of a few letters.
// Refused by: body-limited

import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import { answerErrors } from '#server/errors.ts';
import { Refusal } from '#server/refusals.ts';
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
  const onerror = () => {
    throw new Refusal('body_invalid');
  };
  return new Koa()
    .use(answerErrors())
    .use(bodyParser({ formLimit: '1mb', jsonLimit: '1mb', onerror }));
}
