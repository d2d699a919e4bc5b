import type { Duplex } from 'node:stream';

/** Characters of one message. A user, an order or a configuration takes far less. */
const longest = 100_000;

/** Says a message as one line of JSON, where there is still somebody to read it. */
export function writeMessage(pipe: Duplex, message: unknown): void {
  if (pipe.writable) pipe.write(`${JSON.stringify(message)}\n`);
}

/**
 * Hears the messages of the other end. Node's own channel between processes trusts that end: a line that is no JSON
 * throws where nobody can catch it. Here `refuse` is called for such a line, for null, for a line without end, and for a
 * message that makes the listener throw.
 */
export function readMessages<T>(
  pipe: Duplex,
  listen: (message: T) => void,
  refuse: () => void,
): void {
  let rest = '';
  pipe.setEncoding('utf8');
  pipe.on('error', () => {}); // An end that has gone is told by 'close'.
  pipe.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    try {
      for (const line of lines) {
        const message: T | null = JSON.parse(line);
        if (message === null) throw new TypeError('Expected a message, got null');
        listen(message);
      }
    } catch {
      refuse();
    }
    if (rest.length <= longest) return;
    rest = '';
    refuse();
  });
}
