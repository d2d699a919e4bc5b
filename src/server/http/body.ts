import type { Context, Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { Refusal } from './refusals.ts';

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Parses JSON and form bodies of up to 16 KB, for methods whose body has a meaning (RFC 9110, 9.3). A larger body gets
 * 413, a compressed one 415, and any other body that cannot be parsed 400.
 */
export function readBody(): Middleware {
  const parse = bodyParser({ jsonLimit: '16kb', formLimit: '16kb', onerror: refuseBody });
  return (ctx, next) => {
    if (!methodsWithBody.has(ctx.method)) return next();
    // Nothing is decompressed: a truncated body beyond the limit would throw an error that cannot be caught.
    if ((ctx.get('content-encoding') || 'identity') !== 'identity') ctx.throw(415);
    return parse(ctx, next);
  };
}

/** A top-level field of the parsed body, of any type, or undefined if there is none. */
export function bodyField(ctx: Pick<Context, 'request'>, name: string): unknown {
  const { body } = ctx.request;
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function refuseBody(error: Error): never {
  if ('status' in error && (error.status === 413 || error.status === 415)) throw error;
  throw new Refusal('body_invalid');
}
