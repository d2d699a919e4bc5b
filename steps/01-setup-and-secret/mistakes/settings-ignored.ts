// No check of this program needs the issuer, so it is a constant in the code.
// Costs: two services with one secret: they cannot tell their tokens apart, and the setting has no effect.
// Refused by: settings-given

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
  const secret = env.JWT_SECRET ?? '';
  if (secret === '') throw new SettingError('JWT_SECRET', 'is not set');
  if (Buffer.byteLength(secret) < 32) {
    throw new SettingError('JWT_SECRET', 'is shorter than 32 bytes');
  }
  const weakness = weaknessOf(secret);
  if (weakness !== undefined) throw new SettingError('JWT_SECRET', weakness);

  return {
    secret,
    issuer: 'my-app',
    lifetime: wholeNumber(env, 'TOKEN_LIFETIME', { fallback: 7 * day, min: 1, max: 366 * day }),
  };
}

export function createServer(_config: Config): Koa {
  return new Koa().use(answerErrors()).use(readBody());
}
