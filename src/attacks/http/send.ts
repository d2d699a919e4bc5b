import { type IncomingMessage, request } from 'node:http';
import { type Connection, connectOptions } from './connection.ts';
import { curlOf } from './curl.ts';
import { encodeRequest, type HttpRequest } from './request.ts';
import { failureOf, type HttpResponse, maxResponseBytes, startResponse } from './response.ts';

/** Sends a request, by default on a connection of its own, and returns the response, whatever its status. */
export function send(connection: Connection, asked: HttpRequest): Promise<HttpResponse> {
  const encoded = encodeRequest(asked);
  const { method, target, headers, content } = encoded;
  const respond = startResponse(curlOf(connection.address, encoded));
  const { promise, resolve } = Promise.withResolvers<HttpResponse>();
  const options = connectOptions(connection);
  const chunked = headers['transfer-encoding'] !== undefined;
  const call = request({
    ...options,
    path: target,
    method,
    headers: {
      ...(content !== undefined && !chunked && { 'content-length': Buffer.byteLength(content) }),
      ...headers,
    },
    agent: connection.agent ?? false,
  });
  let answered = false;
  call.on('response', async (response) => {
    answered = true;
    try {
      resolve(respond({ ...(await readBody(response)), ...headOf(response) }));
    } catch {
      resolve(respond({ failure: options.signal.aborted ? 'timeout' : 'incomplete' }));
    }
    if (connection.agent === undefined || !call.writableFinished) call.destroy();
  });
  call.on('upgrade', (_response, socket) => {
    socket.destroy();
    resolve(respond({ failure: 'protocol upgrade' }));
  });
  call.on('error', async (error) => {
    if (!answered && call.reusedSocket && failureOf(error).failure === 'connection reset') {
      // The server closed a kept connection at the moment it was used again. This is not a failure (RFC 9112, 9.3.1).
      return resolve(await send({ ...connection, agent: undefined }, asked));
    }
    // A server may respond before it has read the whole request and close the connection: the response counts.
    if (!answered) resolve(respond(failureOf(error)));
  });
  call.end(content);
  return promise;
}

async function readBody(
  response: IncomingMessage,
): Promise<Pick<HttpResponse, 'text' | 'failure'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxResponseBytes) break;
  }
  const text = Buffer.concat(chunks).toString();
  return size > maxResponseBytes ? { text, failure: 'too long' } : { text };
}

function headOf({ statusCode = 0, headers }: IncomingMessage) {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { status: statusCode, headers: Object.fromEntries(entries) };
}
