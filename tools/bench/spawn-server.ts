import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../test/support/repository.ts';

/** Starts a script of the repository that prints its address, on a free port. `stop` ends it with a signal. */
export async function spawnServer(script: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [resolve(root, script)], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  const found = Promise.withResolvers<string>();
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const [, url] = /Listening on (http[^\s"]+)/.exec(line) ?? [];
    if (url !== undefined) found.resolve(url);
  });
  child.once('exit', () => found.reject(new Error(`${script} ended before it listened`)));
  return { url: await found.promise, stop };
}
