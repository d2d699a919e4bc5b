import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of the bench in a process of its own. It communicates by messages. */
export interface Child {
  /** Sends a message and returns the reply. Rejects if the process ends instead. */
  ask(message: object): Promise<unknown>;
  /** The next message that it sends unasked. */
  told(): Promise<unknown>;
}

/** Servers run on the first, the load generator on the second: they must not share one. */
export type Core = 0 | 1;

/** True if each process can be bound to a core. */
export const pinned = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

const children: ChildProcess[] = [];

/** Starts a file of this folder on a core, in the environment of this process. `stopAll` ends it. */
export function start(file: string, core: Core, args: string[] = []): Child {
  const node = [process.execPath, join(import.meta.dirname, file), ...args];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', String(core), ...node] : node;
  const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  const told = () => nextMessage(child);
  return {
    told,
    ask(message) {
      const answer = told();
      child.send(message);
      return answer;
    },
  };
}

/** Ends every process that was started. */
export async function stopAll(): Promise<void> {
  const running = children.filter(({ exitCode }) => exitCode === null);
  const exits = running.map((child) => once(child, 'exit'));
  for (const child of running) child.kill();
  await Promise.all(exits);
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onExit = () =>
    reject(new Error(`A child of the bench ended: ${child.spawnargs.join(' ')}`));
  child.once('exit', onExit);
  child.once('message', (message) => {
    child.off('exit', onExit);
    resolve(message);
  });
  return promise;
}
