// Style: koa-bodyparser itself with a limit of 48 KB, 415 for every other body, and an error middleware that shows the messages of 4xx.
// Worth knowing: http-errors marks its errors by `expose`: true below 500, where the message is written for the client.

import Koa, { HttpError, type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { weaknessOf } from '#server/secret.ts';
import { type Environment, SettingError, wholeNumber } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

const limit = '48kb';
const parsed = ['json', 'urlencoded'];

export function readConfig(env: Environment): Config {
  const { JWT_SECRET: secret, JWT_ISSUER: issuer } = env;
  if (!secret) throw new SettingError('JWT_SECRET', 'is missing');
  const size = new TextEncoder().encode(secret).length;
  if (size < 32) throw new SettingError('JWT_SECRET', `has ${size} bytes, and needs 32`);
  const weakness = weaknessOf(secret);
  if (weakness) throw new SettingError('JWT_SECRET', weakness);
  const lifetime = wholeNumber(env, 'TOKEN_LIFETIME', {
    fallback: 604_800,
    min: 1,
    max: 31_622_400,
  });
  return Object.freeze({ secret, issuer: issuer || 'koa-jwt-kata', lifetime });
}

export function createServer(_config: Config): Koa {
  const app = new Koa();
  app.use(neverStored);
  app.use(errorsAsJson);
  app.use(acceptedBodies);
  app.use(bodyParser({ jsonLimit: limit, formLimit: limit, onerror: tellParserError }));
  return app;
}

/** The directives of Cache-Control are compared without case (RFC 9111, 5.2). */
const neverStored: Middleware = async (ctx, next) => {
  try {
    await next();
  } finally {
    ctx.set('Cache-Control', 'No-Store, Max-Age=0');
  }
};

const errorsAsJson: Middleware = async (ctx, next) => {
  try {
    await next();
    if (ctx.status === 404 && !ctx.body) ctx.throw(404);
  } catch (error) {
    const { status, message } = error instanceof HttpError ? error : { status: 500, message: '' };
    if (status >= 500) ctx.app.emit('error', asError(error), ctx);
    const code = codes[status] ?? 'error';
    const words = status < 500 && !message.includes('JSON') ? message : code.replaceAll('_', ' ');
    ctx.status = status;
    ctx.body = { error: code, error_description: words, status };
  }
};

const codes: Record<number, string> = {
  400: 'invalid_request',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_type',
  500: 'server_error',
};

const acceptedBodies: Middleware = (ctx, next) => {
  if (ctx.get('content-encoding') !== '') ctx.throw(415, 'Send the body as it is');
  if (ctx.is(parsed) === false) ctx.throw(415, 'Send JSON or a form');
  return next();
};

function tellParserError(error: Error, ctx: Koa.Context): never {
  if ('status' in error && error.status === 413) ctx.throw(413, 'Send a smaller body');
  ctx.throw(400, 'Send valid JSON');
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('not an error', { cause: thrown });
}
