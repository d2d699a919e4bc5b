// The response to invalid JSON contains the parser's message, which quotes the body.
// Costs: people who make a typing mistake in a login: V8 quotes the text around it, with the password, and responses are stored in consoles, tickets and error trackers.
// Refused by: body-parsed

import { STATUS_CODES } from 'node:http';
import Koa, { type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { Refusal } from '#server/refusals.ts';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

const day = 24 * 60 * 60;

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
  return new Koa().use(answerErrors()).use(parseBody());
}

function answerErrors(): Middleware {
  return async (ctx, next) => {
    let status = 500;
    let words: { error?: string; description?: string } = {};
    try {
      ctx.set('Cache-Control', 'no-store');
      await next();
      if (ctx.status < 400 || ctx.body != null) return;
      status = ctx.status;
    } catch (error) {
      if (error instanceof Error && 'status' in error) status = Number(error.status);
      if (error instanceof Refusal) words = error.answer;
      if (status >= 500) ctx.app.emit('error', error, ctx);
    }
    const { error, description = STATUS_CODES[status] ?? 'Error' } = words;
    ctx.status = status;
    ctx.body = {
      error: error ?? description.toLowerCase().replaceAll(' ', '_'),
      error_description: description,
    };
  };
}

function parseBody(): Middleware {
  const parse = bodyParser({
    jsonLimit: '16kb',
    formLimit: '16kb',
    onerror(error) {
      if ('status' in error && error.status === 413) throw error;
      throw new Unreadable(error.message);
    },
  });
  return (ctx, next) => {
    if ((ctx.get('content-encoding') || 'identity') !== 'identity') ctx.throw(415);
    return parse(ctx, next);
  };
}

class Unreadable extends Refusal {
  constructor(words: string) {
    super('body_invalid');
    Object.assign(this, { answer: { ...this.answer, description: words } });
  }
}
