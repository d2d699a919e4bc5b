import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A proxy that records every byte. */
export interface Wiretap {
  /** The origin to use instead of the server's. */
  url: string;
  /** Bytes of the clients, one entry for each connection. */
  sent(): Buffer[];
  /** Bytes of the server, one entry for each connection. */
  answered(): Buffer[];
}

/** Starts a recording proxy on a free port of loopback, until the end of the test file. */
export async function tap(url: string): Promise<Wiretap> {
  const { hostname, port } = new URL(url);
  const sent: Buffer[][] = [];
  const answered: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    sent.push(pass(client, upstream));
    answered.push(pass(upstream, client));
    sockets.add(client).add(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    sent: () => sent.map((chunks) => Buffer.concat(chunks)),
    answered: () => answered.map((chunks) => Buffer.concat(chunks)),
  };
}

/** Forwards the bytes of a socket and its end; returns the bytes so far. */
function pass(from: Socket, to: Socket): Buffer[] {
  const chunks: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    to.write(chunk);
  });
  from.on('end', () => to.end());
  // If one side disconnects, the other is closed.
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroySoon());
  return chunks;
}
