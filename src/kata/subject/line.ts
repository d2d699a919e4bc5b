import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { hear, say } from './channel.ts';
import { channel, type News, type Order } from './wire.ts';

/** The judge's end of the channel to a program. */
export interface Line {
  tell(order: Order): void;
  /** Hears every message from now on. */
  listen(listener: (news: News) => void): void;
  /** The first message from now on in which something can be picked. */
  receive<T>(pick: (news: News) => T | undefined): Promise<T>;
}

/** Opens the line to a child. `refuse` is called where the child says what cannot be understood. */
export function openLine(child: ChildProcess, refuse: () => void): Line {
  const pipe = child.stdio[channel];
  if (!(pipe instanceof Socket)) throw new TypeError('Expected a child with a channel');
  const listeners = new Set<(news: News) => void>();
  const spread = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  hear(pipe, spread, refuse);
  return {
    tell: (order) => say(pipe, order),
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
