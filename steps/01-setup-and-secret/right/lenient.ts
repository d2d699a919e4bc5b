// Style: takes what the contract leaves open: zeros in front of a lifetime, JSON that is not an object, and bodies of up to 60 KB.
// Worth knowing: a server may accept more than its contract promises, but clients must not rely on it.

import Koa, { type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { answerErrors } from '#server/errors.ts';
import { Refusal } from '#server/refusals.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError } from '#server/settings.ts';

/** The settings of all five steps. */
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
    lifetime: lifetimeIn(env.TOKEN_LIFETIME || '604800'),
  };
}

/** A Koa app that returns every error in one shape and parses request bodies. */
export function createServer(_config: Config): Koa {
  const parse = bodyParser({
    strict: false,
    jsonLimit: '60kb',
    formLimit: '60kb',
    onerror: refuse,
  });
  return new Koa()
    .use(answerErrors())
    .use(uncompressed)
    .use((ctx, next) => (/^P(?:OST|UT|ATCH)$/.test(ctx.method) ? parse(ctx, next) : next()));
}

// In production, these files add options around this file: src/server/config/deployment.ts,
// src/server/start.ts, src/server/app.ts.

function lifetimeIn(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= 31_622_400) return seconds;
  throw new SettingError('TOKEN_LIFETIME', 'must be a number of seconds, at most 366 days');
}

const uncompressed: Middleware = (ctx, next) => {
  if (/gzip|deflate|br/i.test(ctx.get('content-encoding'))) throw new Refusal('body_invalid');
  return next();
};

function refuse(error: Error): never {
  if ('status' in error && error.status === 413) throw error;
  throw new Refusal('body_invalid');
}
