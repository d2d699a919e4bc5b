import { connect } from 'node:net';

/** A response, unparsed. */
export interface Reply {
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

/** Sends a request with these header lines, in UTF-8. The server closes the connection after its response. */
export function sendLines(url: string, requestLine: string, lines: string[]): Promise<Reply> {
  const head = [`${requestLine} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines];
  return sendRaw(url, `${head.join('\r\n')}\r\n\r\n`);
}

/** Sends bytes that an HTTP client would refuse to send, and returns the response. Throws if there is none. */
export async function sendRaw(url: string, bytes: string | Uint8Array): Promise<Reply> {
  const reply = await exchange(url, bytes);
  if (reply === undefined) throw new Error(`Expected an answer from ${url}, got none`);
  return reply;
}

/**
 * Sends bytes and reads until the server closes the connection. Returns the first final response, or undefined if there
 * is none. With `hangUp` the client closes its side after sending.
 */
export async function exchange(
  url: string,
  bytes: string | Uint8Array,
  hangUp = false,
): Promise<Reply | undefined> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  // A server may respond early and reset the connection.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (hangUp) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  return received === '' ? undefined : parseReply(received);
}

function parseReply(text: string): Reply {
  const final = text.replace(/^(HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n)+/, '');
  const [head = '', body = ''] = final.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(fields), body };
}
