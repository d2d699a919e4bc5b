import { isIPv4, isIPv6, type Socket } from 'node:net';
import type { Middleware } from 'koa';

/**
 * The address of this server at which a request has arrived, for example `http://127.0.0.1:3000`. Undefined if a URL cannot
 * contain it. Another address with the same port may belong to another server.
 */
export function ownUrl({
  localAddress = '',
  localPort,
}: Pick<Socket, 'localAddress' | 'localPort'>): string | undefined {
  const address = plain(localAddress);
  if (isIPv4(address)) return `http://${address}:${localPort}`;
  // A URL contains no zone, as in fe80::1%eth0 (RFC 4007, 11).
  return isIPv6(address) && !address.includes('%') ? `http://[${address}]:${localPort}` : undefined;
}

/**
 * Refuses a request that reached loopback under a name that is not of this machine. A foreign page sends it if the name of
 * its server leads to loopback (DNS rebinding), and browsers take it for a request of the same origin.
 */
export function ownNameOnly(): Middleware {
  return (ctx, next) => {
    const address = plain(ctx.req.socket.localAddress ?? '');
    const loopback = address === '::1' || address.startsWith('127.');
    if (loopback && !/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(ctx.get('host')))
      ctx.throw(403);
    return next();
  };
}

/** An IPv4 address without the prefix that it has on a socket of both families (RFC 4291, 2.5.5.2). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
