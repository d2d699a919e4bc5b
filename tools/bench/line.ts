import { once } from 'node:events';
import { connect } from 'node:net';

/** The response. */
export interface Answer {
  status: number;
  body: string;
}

/** A connection to a server, for one request after the other. */
export interface Line {
  /** Sends a whole request and returns the response. Rejects if the server closes the connection. */
  ask(request: string): Promise<Answer>;
}

/** Opens a line that stays open. It reads as little of HTTP as a load generator must: ASCII, and of a known length. */
export async function openLine({ hostname, port }: URL): Promise<Line> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let received = '';
  let waiting = Promise.withResolvers<Answer>();
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
    const answer = read(received);
    if (answer === undefined) return;
    received = '';
    waiting.resolve(answer);
  });
  socket.on('error', () => {}).on('close', () => waiting.reject(new Error('The server hung up')));
  return {
    ask(request) {
      waiting = Promise.withResolvers();
      socket.write(request, 'latin1');
      return waiting.promise;
    },
  };
}

/** The response in a text; undefined until it is complete. */
function read(text: string): Answer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [, length = 'none'] = /\r\ncontent-length: (\d+)/i.exec(text) ?? [];
  const body = text.slice(end + 4);
  return body.length < Number(length) ? undefined : { status: Number(text.slice(9, 12)), body };
}
