import type { Address } from './address.ts';
import type { Answer } from './answer.ts';
import type { Message } from './message.ts';
import type { Pace } from './rate-limit.ts';
import { send } from './send.ts';
import { sendRaw } from './send-raw.ts';

/** The way to a server, and how long to wait there. */
export interface Line {
  address: Address;
  /** Ends every request that is under way. */
  signal: AbortSignal;
  /** Milliseconds that one answer may take. */
  patience: number;
  /** Gives every request its turn; at once where there is none. */
  pace?: Pace | undefined;
}

/** What an attack may do to a server: ask it, and nothing else. */
export interface HttpClient {
  /** Sends a request and gives the answer, whatever its status. */
  send(message: Message): Promise<Answer>;
  /** Sends bytes as they stand, and reads until the server hangs up; with `hangUp` we break off behind them. */
  sendRaw(text: string, hangUp?: boolean): Promise<Answer>;
}

/** Both ways to send, on one line. */
export function openHttpClient(line: Line): HttpClient {
  return {
    async send(message) {
      await line.pace?.(line.signal);
      return send(line, message);
    },
    async sendRaw(text, hangUp) {
      await line.pace?.(line.signal);
      return sendRaw(line, text, hangUp);
    },
  };
}
