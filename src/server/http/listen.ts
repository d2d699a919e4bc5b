import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type Koa from 'koa';
import { limitSlowReaders } from './slow-readers.ts';

/** Milliseconds. Slow clients are disconnected earlier than after Node's own 60 and 300 seconds. */
const timeouts = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};
const longestDrain = 8_000;
/** Milliseconds after which a server that stops accepts no further connections, even if others wait. */
const longestAccept = 2_000;
/** Milliseconds in which the first request on an accepted connection arrives. */
const arrival = 250;

/** A server that accepts requests. */
export interface Listening {
  url: string;
  /** From now on, each response asks its client to close the connection. Requests are still served. */
  drain(): void;
  /** Stops accepting requests, waits up to 8 seconds for running ones, and resolves when all are finished. */
  close(): Promise<void>;
}

/**
 * Serves an app. Port 0 is any free port; `url` contains the port. `keepAlive` is how long an idle connection stays open, in
 * seconds. Rejects if the address is not available.
 */
export async function listen(
  app: Pick<Koa, 'callback'>,
  host: string,
  port: number,
  keepAlive = 5,
): Promise<Listening> {
  const server = createServer({ ...timeouts, keepAliveTimeout: keepAlive * 1_000 });
  let draining = false;
  server.on('request', (_request, response) => {
    if (draining) response.setHeader('Connection', 'close');
  });
  server.on('request', limitSlowReaders(server, app.callback()));
  server.listen(port, host);
  await once(server, 'listening');

  const address = server.address();
  const chosen = typeof address === 'object' && address !== null ? address.port : port;
  const drain = () => {
    draining = true;
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    drain,
    async close() {
      drain();
      const deadline = setTimeout(() => server.closeAllConnections(), longestDrain);
      const closed = once(server, 'close');
      await acceptWaiting(server);
      // Only stops listening. The method of `server` also closes connections whose first request has not arrived yet.
      Server.prototype.close.call(server);
      await Promise.race([closed, wait(arrival)]);
      server.close();
      const sweep = setInterval(() => server.closeIdleConnections(), 100);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}

/**
 * Resolves when no connection waits to be accepted. When a server stops listening, the system resets those that wait, and the
 * requests that a proxy has sent on them are lost.
 */
async function acceptWaiting(server: Server): Promise<void> {
  const end = performance.now() + longestAccept;
  let accepted = 0;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  // Node accepts one connection in each turn of its loop. The first turn began before the call, so it says nothing.
  await setImmediate();
  for (let before = -1; before < accepted && performance.now() < end; ) {
    before = accepted;
    await setImmediate();
  }
  server.off('connection', count);
}
