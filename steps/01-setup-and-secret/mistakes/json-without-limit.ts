// The limit of 16 KB applies only to forms; JSON has the library's limit of 1 MB.
// Costs: the server: the same attack on its memory, with another content type.
// Refused by: body-limited

import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import { answerErrors } from '#server/errors.ts';
import { Refusal } from '#server/refusals.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';

const day = 24 * 60 * 60;

/** The settings of the five steps. */
export interface Config {
  /** Signs and verifies tokens: at least 32 bytes of UTF-8. */
  secret: string;
  /** The `iss` claim of our tokens. */
  issuer: string;
  /** How long a token lives, in seconds. */
  lifetime: number;
}

/**
 * Reads JWT_SECRET (required), JWT_ISSUER and TOKEN_LIFETIME (seconds, 7 days by default). Throws a SettingError that
 * names the variable and never its value. HS256 needs a key of at least 256 bits (RFC 7518, 3.2).
 */
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

/** Returns a Koa app that turns every error into the same JSON and has read the body before the next step. */
export function createServer(_config: Config): Koa {
  return new Koa()
    .use(answerErrors())
    .use(async (ctx, next) => {
      if ((ctx.get('content-encoding') || 'identity') !== 'identity') ctx.throw(415);
      await next();
    })
    .use(
      bodyParser({
        formLimit: '16kb',
        onerror(error) {
          if ('status' in error && error.status === 413) throw error;
          throw new Refusal('body_invalid');
        },
      }),
    );
}
