import { isIPv4 } from 'node:net';

/** Where a server listens. */
export interface Address {
  host: string;
  port: number;
  /** As in `http://127.0.0.1:3000`. */
  origin: string;
}

/** A host that may not be attacked unless somebody says that it is theirs. */
export class ForeignHost extends Error {
  override name = 'ForeignHost';

  constructor(host: string) {
    super(
      `Expected a server on this machine (localhost, 127.0.0.1 or [::1]), got ${host}: ` +
        'attack only what is yours, and say so with iOwnThisHost',
    );
  }
}

/**
 * The address in `http://host:port`. Throws a TypeError where it is anything else, and a ForeignHost where it leads
 * beyond the loopback (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3) and nobody has said that this is in order.
 */
export function addressOf(url: string, iOwnThisHost = false): Address {
  const base = URL.parse(url);
  if (base?.protocol !== 'http:' || base.pathname !== '/') {
    throw new TypeError(`Expected a URL like http://127.0.0.1:3000, got ${url}`);
  }
  const { hostname, port, origin } = base;
  if (!isLoopback(hostname) && !iOwnThisHost) throw new ForeignHost(hostname);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || 80), origin };
}

/** By the name alone: a URL writes every IPv4 address in one way, and no other name looks like one. */
function isLoopback(hostname: string): boolean {
  const fourBytes = isIPv4(hostname) && hostname.startsWith('127.');
  return fourBytes || hostname === 'localhost' || hostname === '[::1]';
}
