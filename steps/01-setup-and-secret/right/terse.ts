// Style: as short as it is still readable: one chain of conditions finds the problem of the secret, and the app is one line.
// Worth knowing: a chain of `? :` is a table with one case per line, if the last line is "everything else".

import Koa from 'koa';
import { readBody } from '#server/body.ts';
import { answerErrors } from '#server/errors.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

const lifetimes = { fallback: 604_800, min: 1, max: 31_622_400 };

export function readConfig(env: Environment): Config {
  const { JWT_SECRET: secret = '', JWT_ISSUER: issuer } = env;
  // biome-ignore format: one case a line
  const complaint =
    secret === ''                   ? 'is not set' :
    Buffer.byteLength(secret) < 32  ? 'is shorter than 32 bytes' :
                                      weaknessOf(secret);
  if (complaint) throw new SettingError('JWT_SECRET', complaint);
  return {
    secret,
    issuer: issuer || 'koa-jwt-kata',
    lifetime: wholeNumber(env, 'TOKEN_LIFETIME', lifetimes),
  };
}

export const createServer = (_config: Config) => new Koa().use(answerErrors()).use(readBody());
