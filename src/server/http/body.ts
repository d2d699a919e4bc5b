import type { Context, Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { Refusal } from './refusals.ts';

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Parses JSON and form bodies of up to 16 KB, and only where a method gives the body a meaning (RFC 9110, 9.3).
 * Too large is 413, a packed body 415, anything else that cannot be read 400.
 */
export function readBody(): Middleware {
  const parse = bodyParser({ jsonLimit: '16kb', formLimit: '16kb', onerror: refuseBody });
  return (ctx, next) => {
    if (!methodsWithBody.has(ctx.method)) return next();
    // A packed body that breaks off beyond the limit throws where nobody can catch it, so nothing is unpacked.
    if ((ctx.get('content-encoding') || 'identity') !== 'identity') ctx.throw(415);
    return parse(ctx, next);
  };
}

/** A top-level field of the parsed body: whatever type the client sent, or undefined. */
export function bodyField(ctx: Pick<Context, 'request'>, name: string): unknown {
  const { body } = ctx.request;
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function refuseBody(error: Error): never {
  if ('status' in error && (error.status === 413 || error.status === 415)) throw error;
  throw new Refusal('body_invalid');
}
