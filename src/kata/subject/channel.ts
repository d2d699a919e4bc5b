import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Environment } from '../../server/config/settings.ts';
import type { StoredUser, UserStore } from '../../server/users/store.ts';
import type { Configured } from './configured.ts';
import type { SuiteHandler } from './suite-handlers.ts';

/** The number of the pipe between the judge and the program under test. */
export const channelNumber = 3;

/** What the judge sends to the program under test. */
export type ParentMessage =
  | { begin: Record<string, string>; now: number | undefined }
  | { configure: readonly Environment[] }
  /** Each entry changes one and the same environment object before readConfig reads it. */
  | { reconfigure: readonly Environment[] }
  | { open: Environment; at: number; kind: AppKind }
  | { handler: SuiteHandler }
  | { calls: string }
  | { clock: number }
  | 'are you there?'
  | UsersReply;

/** What the program sends to the judge: its addresses before it reads the learner's file, the rest may be forged. */
export type ChildMessage =
  | { urls: string[] }
  | 'listens'
  | 'alive'
  | { configured: Configured[] }
  | { opened: boolean }
  | { called: number }
  /** An error that the suite caused: it is not shown, but searched for secrets. */
  | { unshown: string }
  /** An error of a request, as the program has printed it. */
  | { printedError: string }
  /** The program wanted something that is not allowed, of this kind. */
  | { denied: string }
  | UsersCall;

/** What a further app shares with the first one: by default the file as it was loaded, the environment of the process and the users. */
export interface AppKind {
  /** The file is loaded again, and the settings are those of the process from now on. */
  anew?: true;
  /** Its store has no users. */
  empty?: true;
}

/** A call to the store of users, which is in the judge's process. */
export interface UsersCall {
  users: keyof Omit<UserStore, 'close'>;
  args: string[];
  call: number;
}

/** The reply to a call: a value, or the database's error. */
export type UsersReply =
  | { call: number; value: StoredUser | boolean | undefined }
  | { call: number; failed: DatabaseError };

/** An error of a database, as its client throws it. */
export interface DatabaseError {
  name?: string;
  message: string;
  code?: string;
}

/** The judge's end of the channel to a program. */
export interface Channel {
  send(message: ParentMessage): void;
  /** Calls back for every message from now on. */
  listen(listener: (message: ChildMessage) => void): void;
  /** The first message from now on from which `pick` returns something. */
  receive<T>(pick: (message: ChildMessage) => T | undefined): Promise<T>;
}

/** Maximum number of characters in one message. A user or a configuration takes far fewer. */
const maxCharacters = 100_000;

/** Opens the channel to a child. `refuse` is called for a message that is malformed. */
export function openChannel(child: ChildProcess, refuse: () => void): Channel {
  const pipe = child.stdio[channelNumber];
  if (!(pipe instanceof Socket)) throw new TypeError('Expected a child with a channel');
  const listeners = new Set<(message: ChildMessage) => void>();
  const notify = (message: ChildMessage) => {
    for (const listener of listeners) listener(message);
  };
  readMessages(pipe, notify, refuse);
  return {
    send: (message) => writeMessage(pipe, message),
    listen: (listener) => void listeners.add(listener),
    receive: (pick) =>
      new Promise((resolve) => {
        listeners.add(function read(message) {
          const picked = pick(message);
          if (picked === undefined) return;
          listeners.delete(read);
          resolve(picked);
        });
      }),
  };
}

/** Writes a message as one line of JSON, if the pipe is still open. */
export function writeMessage(pipe: Duplex, message: unknown): void {
  if (pipe.writable) pipe.write(`${JSON.stringify(message)}\n`);
}

/**
 * Reads the messages of the other end. Node's own channel between processes trusts that end: a line that is not JSON
 * throws outside of any code that can catch it. Here such a line, null, a line without end, and a message that makes the
 * listener throw all call `refuse`.
 */
export function readMessages<T>(
  pipe: Duplex,
  listen: (message: T) => void,
  refuse: () => void,
): void {
  let rest = '';
  pipe.setEncoding('utf8');
  pipe.on('error', () => {}); // 'close' reports that the other end has ended.
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
    if (rest.length <= maxCharacters) return;
    rest = '';
    refuse();
  });
}
