import { timingSafeEqual } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import { bodyField } from '../../server/http/body.ts';

/**
 * Refuses each request with 403 that a page of this run did not send. The connection and `Host` must be of loopback: a foreign name
 * can lead to loopback, too. `Origin` must be this server (RFC 6454, 7); browsers leave it out when a page reads from its own
 * server. The key of the run must be in `X-Kata-Key` or in the form's field `key`. Foreign pages cannot read it.
 */
export function ownPagesOnly(key: string): Middleware {
  return (ctx, next) => {
    const sent = ctx.get('x-kata-key') || bodyField(ctx, 'key');
    const origin = ctx.get('origin');
    // A form of ours sends `Origin: null`, because the pages have `Referrer-Policy: no-referrer` (Fetch, 3.2).
    const sameSite = origin === 'null' && ctx.get('sec-fetch-site') === 'same-origin';
    const reads = origin === '' && ctx.method === 'GET';
    const ours = origin === `http://${ctx.host}` || sameSite || reads;
    if (!isLoopback(ctx) || !ours || !isSame(sent, key)) ctx.throw(403);
    return next();
  };
}

/** Whether a request came over loopback, to a name of loopback, at the port of the connection. */
function isLoopback({ req, host }: Pick<Context, 'req' | 'host'>): boolean {
  const { remoteAddress = '', localPort } = req.socket;
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${localPort}`);
  return /^(::ffff:)?127\.|^::1$/.test(remoteAddress) && names.includes(host);
}

function isSame(sent: unknown, key: string): boolean {
  const [one, other] = [Buffer.from(typeof sent === 'string' ? sent : ''), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
