import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal } from './refusals.ts';

/** Milliseconds for which a response may wait for a client that does not read. */
const longestPause = 10_000;
/** Requests of one connection that are handled at a time. Browsers and proxies send one (RFC 9112, 9.3.2). */
const mostAtOnce = 32;
const { answer: busy } = new Refusal('busy');
const busyBody = JSON.stringify({ error: busy.error, error_description: busy.description });
const busyHeaders = {
  'Cache-Control': 'no-store',
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(busyBody),
  'Retry-After': busy.retryAfter,
};

/**
 * Closes connections of clients that do not read their responses, and returns 503 at once for requests that a connection
 * sends far ahead: a packet may contain 2,000, whose contexts and responses would fill the memory. To close the connection
 * instead costs twice the time and memory, as Node parses the rest of the packet and then makes an error for each request.
 * A handler may take as long as it needs.
 *
 * With 300 connections that send requests and never read, the memory peaks at 300 to 400 MB. Without the limit of 32 requests
 * it peaks at 480 to 720 MB, without both limits at 975 MB, which stay in use for minutes.
 */
export function limitSlowReaders(
  server: Server,
  handle: RequestListener,
  pause = longestPause,
): RequestListener {
  server.setTimeout(pause);
  const running = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    const count = (running.get(socket) ?? 0) + 1;
    // With a listener Node leaves the connection open, as a handler may still be working.
    response.on('timeout', () => {
      if (socket.writableLength > 0) socket.destroy();
    });
    if (count > mostAtOnce) {
      response.writeHead(busy.status, busyHeaders).end(busyBody);
      return;
    }
    running.set(socket, count);
    response.once('close', () => running.set(socket, (running.get(socket) ?? 1) - 1));
    handle(request, response);
  };
}
