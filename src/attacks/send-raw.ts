import { connect } from 'node:net';
import { type Answer, answering, longestAnswer, wordsFor } from './answer.ts';
import type { Line } from './http-client.ts';
import { rawLineOf } from './shell.ts';

/**
 * Sends bytes that no HTTP client would agree to send, and reads until the server hangs up; with `hangUp` we tell it
 * that nothing more will come.
 */
export async function sendRaw(
  { address, signal, patience }: Line,
  text: string,
  hangUp = false,
): Promise<Answer> {
  const answer = answering(rawLineOf(address, text));
  const socket = connect({
    host: address.host,
    port: address.port,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  let received = '';
  let fault = 'the server hung up without an answer';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
    if (received.length > longestAnswer) socket.destroy();
  });
  socket.on('error', (error) => {
    fault = wordsFor(error);
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (hangUp) socket.end(text);
  else socket.write(text);
  await closed;
  const { status, headers, body } = parseReply(received);
  return answer(status, status === 0 ? fault : body, headers);
}

function parseReply(text: string) {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0;
  return { status: Number(status), headers, body: rest.join('\r\n\r\n') };
}
