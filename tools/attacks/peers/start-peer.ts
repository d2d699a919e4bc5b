import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Target } from '../../../src/attacks/attack-session.ts';

/** The name of a peer. */
export type PeerName = 'koa-jwt' | 'express-jwt' | 'hono';

/** A running peer. */
export interface RunningPeer {
  target: Target;
  stop(): Promise<void>;
}

/** Starts a peer in its own process with NODE_ENV=production, so that it returns no stack traces. */
export async function startPeer(name: PeerName): Promise<RunningPeer> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [name], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    // Its output about attacks is not needed.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const target = await new Promise<Target>((resolve, reject) => {
    child.once('message', (target: Target) => resolve(target));
    child.once('exit', (code) => reject(new Error(`Expected ${name} to listen, got exit ${code}`)));
  });
  return {
    target,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
