import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface Reply {
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes that no HTTP client would agree to send, and reads until the server hangs up. */
export async function sendRaw(url: string, text: string | Uint8Array): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
  });
  socket.write(text);
  await once(socket, 'close');
  return parseReply(received);
}

/** A request with header lines as given, UTF-8 and all, after which the server hangs up. */
export function sendLines(url: string, requestLine: string, lines: string[]): Promise<Reply> {
  const head = [`${requestLine} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines];
  return sendRaw(url, `${head.join('\r\n')}\r\n\r\n`);
}

/**
 * Sends bytes to whoever may make what they want of them, and gives the first final answer; undefined where the server
 * hangs up without one. With `hangUp` we tell it that nothing more will come.
 */
export async function exchange(
  url: string,
  bytes: Uint8Array,
  hangUp = false,
): Promise<Reply | undefined> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  // A server that has answered may cut off the rest.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (hangUp) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  const reply = parseReply(received.replace(/^(HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n)+/, ''));
  return received === '' ? undefined : reply;
}

function parseReply(text: string): Reply {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(fields), body };
}
