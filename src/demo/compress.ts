import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Middleware } from 'koa';

const pack = promisify(gzip);

/** Bytes below which compression saves nothing. */
const least = 1_024;

/**
 * Compresses pages. Only responses to GET and HEAD, because a compressed page must not contain both a secret and text that another
 * site can choose: then its size would tell something about the secret (BREACH). Other sites cannot send our forms. Streams bypass
 * Koa and are never compressed.
 */
export function compressPages(): Middleware {
  return async (ctx, next) => {
    await next();
    const { body } = ctx;
    if (typeof body !== 'string' || !ctx.response.is('html')) return;
    ctx.vary('Accept-Encoding');
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isRead || body.length < least || ctx.acceptsEncodings('gzip', 'identity') !== 'gzip')
      return;
    ctx.body = await pack(body);
    ctx.set('Content-Encoding', 'gzip');
    ctx.type = 'html';
  };
}
