import type { Agent } from 'node:http';
import type { Address } from './address.ts';

/** The server that requests go to, and how long to wait for it. */
export interface Connection {
  address: Address;
  /** Milliseconds that one response may take. */
  timeoutMs: number;
  /** Aborts all pending requests. */
  signal?: AbortSignal | undefined;
  /** Keeps connections open for the next request; without it each request has a connection of its own. */
  agent?: Agent | undefined;
}

/** Where to connect, and a signal that ends one request in time. */
export function connectOptions({ address: { host, port }, timeoutMs, signal }: Connection) {
  const timeout = AbortSignal.timeout(timeoutMs);
  return { host, port, signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
}
