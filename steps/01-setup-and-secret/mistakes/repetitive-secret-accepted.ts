// Known secrets are refused, but one letter thirty-two times is accepted.
// Costs: everybody: a secret without entropy is guessed in a moment.
// Refused by: secret-repetitive

import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
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
  if (/secret|scret|password|change.me|^hJtXIZ2u|^AyM1Sys/i.test(secret))
    throw new SettingError('JWT_SECRET', 'is a known one');

  return {
    secret,
    issuer: env.JWT_ISSUER || 'koa-jwt-kata',
    lifetime: wholeNumber(env, 'TOKEN_LIFETIME', { fallback: 7 * day, min: 1, max: 366 * day }),
  };
}

export function createServer(_config: Config): Koa {
  return new Koa().use(answerErrors()).use(readBody());
}
