import { connect } from 'node:net';
import { type Connection, connectOptions } from './connection.ts';
import { rawCurlOf } from './curl.ts';
import { failureOf, type HttpResponse, maxResponseBytes, startResponse } from './response.ts';

/** Bytes to send unchanged: texts are UTF-8. The pieces of an array are sent one after the other. */
export type RawBytes = string | Uint8Array | readonly (string | Uint8Array)[];

/**
 * Sends bytes that no HTTP client would send, and reads until the server closes the connection. With `hangUp` the
 * client closes its side after sending; with `once` it closes after one complete response.
 */
export async function sendRaw(
  connection: Connection,
  bytes: RawBytes,
  { hangUp = false, once = false }: { hangUp?: boolean | undefined; once?: boolean } = {},
): Promise<HttpResponse> {
  const pieces = typeof bytes === 'string' || bytes instanceof Uint8Array ? [bytes] : bytes;
  const whole = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  const respond = startResponse(rawCurlOf(connection.address, whole));
  const socket = connect(connectOptions(connection)).setNoDelay();
  let received = '';
  let failed: Pick<HttpResponse, 'failure' | 'text'> = { failure: 'incomplete', text: '' };
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
    const done = once && isComplete(received);
    if (done || received.length > maxResponseBytes) socket.destroy();
  });
  socket.on('error', (error) => {
    failed = failureOf(error);
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) {
    if (socket.destroyed) break;
    // The server reads each piece by itself only if it has left before the next one is written.
    await Promise.race([new Promise((resolve) => socket.write(piece, resolve)), closed]);
  }
  if (hangUp) socket.end();
  await closed;
  const parsed = parseResponse(received);
  return respond(parsed.status === 0 ? failed : parsed);
}

/** True if a text contains a response up to the end that its Content-Length announces. */
function isComplete(received: string): boolean {
  const { headers, text, status } = parseResponse(received);
  if (status === 0 || !received.includes('\r\n\r\n')) return false;
  return Buffer.byteLength(text) >= Number(headers['content-length'] ?? Number.NaN);
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
