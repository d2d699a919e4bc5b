import { once } from 'node:events';
import { createServer } from 'node:http';
import type Koa from 'koa';

/** Milliseconds. Slow or silent clients are cut off long before Node's own 60 and 300 seconds. */
const timeouts = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const longestDrain = 8_000;

/** A server that answers. */
export interface Listening {
  url: string;
  /** Stops accepting, lets running requests finish within 8 seconds, and resolves when the last one has. */
  close(): Promise<void>;
}

/** Serves an app. Port 0 takes any free one; `url` tells which. Rejects where the address is not to be had. */
export async function listen(
  app: Pick<Koa, 'callback'>,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createServer(timeouts, app.callback());
  server.listen(port, host);
  await once(server, 'listening');

  const address = server.address();
  const chosen = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    async close() {
      // Who keeps asking on one connection is asked to go, too.
      server.prependListener('request', (_request, response) => {
        response.setHeader('Connection', 'close');
      });
      const sweep = setInterval(() => server.closeIdleConnections(), 100);
      const deadline = setTimeout(() => server.closeAllConnections(), longestDrain);
      const closed = once(server, 'close');
      server.close();
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}
