import { once } from 'node:events';
import { createServer } from 'node:http';
import type Koa from 'koa';

/** Milliseconds. Slow clients are disconnected earlier than after Node's own 60 and 300 seconds. */
const timeouts = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const longestDrain = 8_000;

/** A server that accepts requests. */
export interface Listening {
  url: string;
  /** Stops accepting requests, waits up to 8 seconds for running ones, and resolves when all are finished. */
  close(): Promise<void>;
}

/** Serves an app. Port 0 is any free port; `url` contains the port. Rejects if the address is not available. */
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
      // Clients on a kept-alive connection are told to close it.
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
