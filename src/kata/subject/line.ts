import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { readMessages, writeMessage } from './channel.ts';
import { type ChildMessage, channel, type ParentMessage } from './messages.ts';

/** The judge's end of the channel to a program. */
export interface Line {
  tell(order: ParentMessage): void;
  /** Hears every message from now on. */
  listen(listener: (news: ChildMessage) => void): void;
  /** The first message from now on in which something can be picked. */
  receive<T>(pick: (news: ChildMessage) => T | undefined): Promise<T>;
}

/** Opens the line to a child. `refuse` is called where the child says what cannot be understood. */
export function openLine(child: ChildProcess, refuse: () => void): Line {
  const pipe = child.stdio[channel];
  if (!(pipe instanceof Socket)) throw new TypeError('Expected a child with a channel');
  const listeners = new Set<(news: ChildMessage) => void>();
  const spread = (news: ChildMessage) => {
    for (const listener of listeners) listener(news);
  };
  readMessages(pipe, spread, refuse);
  return {
    tell: (order) => writeMessage(pipe, order),
    listen: (listener) => void listeners.add(listener),
    receive: (pick) =>
      new Promise((resolve) => {
        listeners.add(function read(news) {
          const picked = pick(news);
          if (picked === undefined) return;
          listeners.delete(read);
          resolve(picked);
        });
      }),
  };
}
