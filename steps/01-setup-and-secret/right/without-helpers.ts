// Style: only Koa and Node: error responses, the body parser and the check of the secret are written here.
// Worth knowing: leaving a `for await` over a request early destroys its socket, so the 413 is not sent, unless destroyOnReturn is false.

import { STATUS_CODES } from 'node:http';
import { parse } from 'node:querystring';
import Koa, { type Context, type Middleware } from 'koa';
import type { Environment } from '#server/settings.ts';
import type { Config } from '#server/setup.ts';

export type { Config };

const day = 86_400;
const bodyLimit = 16 * 1024;
const alwaysSent = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Placeholders that people use as a secret. */
const words =
  /se?cret|passw|change.?me|example|placeholder|keyboard|qwerty|default|your[-_ .]|abcdefg|01234567|12345678/i;

/** Keys printed in RFC 7515 A.1, RFC 7520 3.5 and framework samples. */
const published = [
  'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
  'GQDstcKsx0NHjPOuXOYg5MbeJ1XT0uFiwDVvVBrk',
];

export function readConfig(env: Environment): Config {
  const secret = env.JWT_SECRET ?? '';
  const fault = faultOf(secret);
  if (fault !== undefined) throw new Error(`JWT_SECRET ${fault}`);

  const lifetime = env.TOKEN_LIFETIME || String(7 * day);
  const seconds = /^\d{1,8}$/.test(lifetime) ? Number(lifetime) : 0;
  if (seconds < 1 || seconds > 366 * day) {
    throw new Error(`TOKEN_LIFETIME must be a whole number from 1 to ${366 * day}`);
  }
  return { secret, issuer: env.JWT_ISSUER || 'koa-jwt-kata', lifetime: seconds };
}

export function createServer(_config: Config): Koa {
  const app = new Koa();
  app.use(tellErrors);
  app.use(parseBody);
  return app;
}

function faultOf(secret: string): string | undefined {
  if (secret === '') return 'is not set';
  if (Buffer.byteLength(secret) < 32) return 'is shorter than 32 bytes';
  if (secret.includes('-----BEGIN') || /^\s*[[{]/.test(secret)) return 'is a key file, not a text';
  if (words.test(secret) || published.includes(secret)) return 'is well known';
  // A string repeats a shorter one exactly if its double contains it before the second half.
  if (`${secret}${secret}`.indexOf(secret, 1) < secret.length) return 'repeats itself';
  if (new Set(secret).size < 10) return 'has too few different characters';
  return undefined;
}

const tellErrors: Middleware = async (ctx, next) => {
  ctx.set(alwaysSent);
  // Node cannot parse every request target, such as `http://[`; Koa then throws when code reads the path.
  const target = ctx.req.url ?? '';
  if (!/^[/*]/.test(target) && !URL.canParse(target)) return tell(ctx, 400);
  try {
    await next();
    if (ctx.status >= 400 && ctx.body == null) tell(ctx, ctx.status);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error('Not an error', { cause: thrown });
    const status = statusOf(error);
    if (status >= 500) ctx.app.emit('error', error, ctx);
    if (ctx.headerSent) return void ctx.res.destroy();
    for (const name of ctx.res.getHeaderNames()) ctx.remove(name);
    ctx.set(alwaysSent);
    tell(ctx, status, 'answer' in error ? error.answer : undefined);
  }
};

/** A refusal of a later step has its own message; of any other error only the status is sent. */
function tell(ctx: Context, status: number, words: unknown = undefined): void {
  const reason = STATUS_CODES[status] ?? 'Error';
  const plain = { error: reason.toLowerCase().replaceAll(/\W+/g, '_'), description: reason };
  const known: { error?: unknown; description?: unknown; challenge?: unknown } = words ?? plain;
  ctx.status = status;
  if (typeof known.challenge === 'string') ctx.set('WWW-Authenticate', known.challenge);
  ctx.body = { error: known.error, error_description: known.description };
}

function statusOf(error: Error): number {
  const status = 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && STATUS_CODES[status] ? status : 500;
}

const parseBody: Middleware = async (ctx, next) => {
  if (['POST', 'PUT', 'PATCH'].includes(ctx.method)) {
    if (!['', 'identity'].includes(ctx.get('content-encoding'))) ctx.throw(415);
    const type = ctx.is('json', '+json', 'urlencoded');
    const text = type ? await textOf(ctx) : '';
    ctx.request.body = type === 'urlencoded' ? parse(text) : objectIn(text || '{}');
  }
  await next();
};

async function textOf(ctx: Context): Promise<string> {
  if ((ctx.request.length ?? 0) > bodyLimit) ctx.throw(413);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > bodyLimit) {
      ctx.req.resume(); // Reads and drops the rest, so that the connection can be used again.
      ctx.throw(413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function objectIn(json: string): object {
  try {
    const value: unknown = JSON.parse(json, refusePrototype);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // The parser's message quotes the body, which may contain a password.
  }
  throw new UnreadableBody();
}

/** Copying a member of this name into an object sets its prototype. */
function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new UnreadableBody();
  return value;
}

class UnreadableBody extends Error {
  readonly status = 400;
  readonly answer = {
    error: 'invalid_request',
    description: 'The request body cannot be read',
  };
}
