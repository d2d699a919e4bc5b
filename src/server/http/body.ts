import { isUtf8 } from 'node:buffer';
import type { Context, Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';
import { Refusal } from './refusals.ts';

/**
 * How long a body may be, in bytes, for a path and every path below it, without case. The longest path that matches decides.
 * For `/`, the default is 16,384.
 */
export type BodyLimits = Readonly<Record<string, number>>;

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH']);
/** Strings of a JSON text, with the colon of a name, and its brackets. */
const jsonMarks = /("(?:[^"\\]|\\.)*")\s*(:)?|[{}[\]]/g;

/**
 * Parses JSON and form bodies of up to 16 KB, or of other limits, for methods whose body has a meaning (RFC 9110, 9.3). A
 * larger body gets 413, a compressed one 415. A body that cannot be parsed or is not UTF-8 gets 400.
 */
export function readBody(limits: BodyLimits = {}): Middleware {
  const usual = parserOf(limits['/'] ?? 16_384);
  const others = Object.entries(limits)
    .sort(([one], [other]) => other.length - one.length)
    .map(([path, bytes]) => ({ below: withSlash(path), parse: parserOf(bytes) }));
  return (ctx, next) => {
    if (!methodsWithBody.has(ctx.method)) return next();
    // Nothing is decompressed: a truncated body beyond the limit would throw an error that cannot be caught.
    if ((ctx.get('content-encoding') || 'identity') !== 'identity') ctx.throw(415);
    const own = others.find(({ below }) => withSlash(ctx.path).startsWith(below));
    const parse = own?.parse ?? usual;
    const chunks: Buffer[] = [];
    const parsed = parse(ctx, () => {
      // The parser replaces other bytes by U+FFFD, so that two different passwords would become the same.
      if (!isUtf8(Buffer.concat(chunks))) throw new Refusal('body_invalid');
      if (ctx.is('urlencoded') === false) markRepeatedNames(ctx.request);
      return next();
    });
    // Only beside the parser: a body that it does not read is left to the handlers.
    if (ctx.req.listenerCount('data') > 0) ctx.req.on('data', (chunk) => chunks.push(chunk));
    return parsed;
  };
}

/** Throws 415 for a body that is neither JSON nor a form. A request without a body passes. */
export function assertMediaType(ctx: Pick<Context, 'is' | 'throw'>): void {
  if (ctx.is('json', 'urlencoded') === false) ctx.throw(415);
}

/** A top-level field of the parsed body, of any type, or undefined if there is none. */
export function bodyField(ctx: Pick<Context, 'request'>, name: string): unknown {
  const { body } = ctx.request;
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function parserOf(bytes: number): Middleware {
  const limit = String(bytes);
  return bodyParser({ jsonLimit: limit, formLimit: limit, onerror: refuseBody });
}

/** A path in lower case that ends with a slash, so that `/api/notes-of-others` is not below `/api/notes`. */
function withSlash(path: string): string {
  return (path.endsWith('/') ? path : `${path}/`).toLowerCase();
}

function refuseBody(error: Error): never {
  if ('status' in error && (error.status === 413 || error.status === 415)) throw error;
  throw new Refusal('body_invalid');
}

/**
 * Turns a field of a JSON object whose name occurs twice into an array, as in a form, so that it is not one value any more.
 * `JSON.parse` takes the last of them, and other parsers the first (RFC 8259, 4).
 */
function markRepeatedNames(request: Context['request']): void {
  const { body, rawBody } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const names = new Set<string>();
  let depth = 0;
  for (const [mark, text, colon] of String(rawBody).matchAll(jsonMarks)) {
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if (text && colon && depth === 1) {
      const name = String(JSON.parse(text));
      if (names.has(name)) Reflect.set(body, name, [Reflect.get(body, name)]);
      names.add(name);
    }
  }
}
