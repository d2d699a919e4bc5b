import { isIPv4 } from 'node:net';

/** Where a server listens. */
export interface Address {
  host: string;
  port: number;
  /** For example `http://127.0.0.1:3000`. */
  origin: string;
}

/** A host outside this machine, which may be attacked only if the caller says that they own it. */
export class ForeignHost extends Error {
  override name = 'ForeignHost';

  constructor(host: string) {
    super(
      `Expected a server on this machine (localhost, 127.0.0.1 or [::1]), got ${host}: ` +
        'attack only your own servers, and confirm that with iOwnThisHost',
    );
  }
}

/**
 * The address in `http://host:port`. Throws a TypeError for any other URL, and a ForeignHost for a host that is not
 * loopback (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3) unless `iOwnThisHost` is true.
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

/** Compares the name only: URL writes every IPv4 address in one form, and no other name has that form. */
function isLoopback(hostname: string): boolean {
  const fourBytes = isIPv4(hostname) && hostname.startsWith('127.');
  return fourBytes || hostname === 'localhost' || hostname === '[::1]';
}
