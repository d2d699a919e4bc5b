import { connect } from 'node:net';
import { type Connection, connectOptions } from './connection.ts';
import { rawCurlOf } from './curl.ts';
import { failureOf, type HttpResponse, maxResponseBytes, startResponse } from './response.ts';

/**
 * Sends bytes that no HTTP client would send, and reads until the server closes the connection. With `hangUp` the
 * client closes its side after sending.
 */
export async function sendRaw(
  connection: Connection,
  bytes: string,
  hangUp = false,
): Promise<HttpResponse> {
  const respond = startResponse(rawCurlOf(connection.address, bytes));
  const socket = connect(connectOptions(connection));
  let received = '';
  let failed: Pick<HttpResponse, 'failure' | 'text'> = { failure: 'incomplete', text: '' };
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
    if (received.length > maxResponseBytes) socket.destroy();
  });
  socket.on('error', (error) => {
    failed = failureOf(error);
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (hangUp) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  const parsed = parseResponse(received);
  return respond(parsed.status === 0 ? failed : parsed);
}

function parseResponse(received: string) {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0;
  return { status: Number(status), headers, text: rest.join('\r\n\r\n') };
}
