import type { Context, Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { Refusal } from './refusals.ts';

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Parses JSON and form bodies of up to 16 KB, and only where a method gives the body a meaning (RFC 9110, 9.3).
 * Too large is 413, an unknown encoding 415, anything else that cannot be read 400.
 */
export function readBody(): Middleware {
  const parse = bodyParser({ jsonLimit: '16kb', formLimit: '16kb', onerror: refuseBody });
  return (ctx, next) => (methodsWithBody.has(ctx.method) ? parse(ctx, next) : next());
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
