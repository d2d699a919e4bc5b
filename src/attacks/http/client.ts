import { Agent } from 'node:http';
import type { Connection } from './connection.ts';
import type { RateLimit } from './rate-limit.ts';
import type { HttpRequest } from './request.ts';
import type { HttpResponse } from './response.ts';
import { send } from './send.ts';
import { type RawBytes, sendRaw } from './send-raw.ts';

/** Sends requests to one server. Every failure becomes a response, so nothing is thrown. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Sends requests one after the other on one connection, as a proxy does for several users. */
  sendInTurn(requests: readonly HttpRequest[]): Promise<HttpResponse[]>;
  /** Sends bytes unchanged and reads until the server closes; with `hangUp` the client closes its side after sending. */
  sendRaw(bytes: RawBytes, hangUp?: boolean): Promise<HttpResponse>;
  /** Sends bytes unchanged and reads until one response is complete. */
  sendRawOnce(bytes: RawBytes): Promise<HttpResponse>;
}

/** How a client sends. */
export interface HttpClientOptions extends Omit<Connection, 'timeoutMs'> {
  /** Milliseconds that one response may take; 5,000 by default. */
  timeoutMs?: number;
  /** Delays requests; no limit by default. */
  rateLimit?: RateLimit;
}

/** A client for one server. Each request has a connection of its own, unless the options have an agent. */
export function createHttpClient({
  rateLimit,
  timeoutMs = 5_000,
  ...rest
}: HttpClientOptions): HttpClient {
  const connection = { ...rest, timeoutMs };
  return {
    async send(request) {
      await rateLimit?.(connection.signal);
      return send(connection, request);
    },
    async sendInTurn(requests) {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const responses: HttpResponse[] = [];
      for (const request of requests) {
        await rateLimit?.(connection.signal);
        responses.push(await send({ ...connection, agent }, request));
      }
      agent.destroy();
      return responses;
    },
    async sendRaw(bytes, hangUp) {
      await rateLimit?.(connection.signal);
      return sendRaw(connection, bytes, { hangUp });
    },
    async sendRawOnce(bytes) {
      await rateLimit?.(connection.signal);
      return sendRaw(connection, bytes, { once: true });
    },
  };
}
