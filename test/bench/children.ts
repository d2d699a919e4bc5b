import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of the bench in a process of its own, spoken to by messages. */
export interface Child {
  /** Sends a message and gives the answer. Rejects where the process ends instead. */
  ask(message: object): Promise<unknown>;
  /** The next message of its own accord. */
  told(): Promise<unknown>;
  stop(): Promise<void>;
}

/** True where processes can be held to a core each: server and load must not share one. */
export const pinned = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** Starts a file of this folder on a core. */
export function start(file: string, core: 0 | 1, args: string[], env: NodeJS.ProcessEnv): Child {
  const node = [process.execPath, join(import.meta.dirname, file), ...args];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', String(core), ...node] : node;
  const child = spawn(command, rest, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const told = () => nextMessage(child);
  return {
    told,
    ask(message) {
      const answer = told();
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
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
