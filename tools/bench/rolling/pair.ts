import { setTimeout } from 'node:timers/promises';
import { makeSecret } from '../../../src/server/config/secret.ts';
import { spawnServer } from '../spawn-server.ts';
import { type Nginx, startNginx } from './nginx.ts';

type Environment = Record<string, string>;

/** Two servers behind nginx. */
export interface Pair {
  nginx: Nginx;
  /** Ends a server with a signal, starts it with the current settings, and waits until it listens. */
  replace(index: 0 | 1, signal?: NodeJS.Signals): Promise<void>;
  /** Replaces one after the other. */
  replaceBoth(): Promise<void>;
  /** In three steps. Between the second and the third, all tokens of the old secret expire. */
  rotateSecret(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a script twice, and nginx, whose files are in `folder`. */
export async function startPair(script: string, folder: string, env: Environment): Promise<Pair> {
  let secrets: Environment = { JWT_SECRET: makeSecret() };
  const launch = (port: number) =>
    spawnServer(script, { ...env, ...secrets, TRUST_PROXY: '1', PORT: String(port) });
  const servers = [await launch(0), await launch(0)];
  const ports = servers.map(({ url }) => Number(new URL(url).port));
  const nginx = await startNginx(folder, ports);

  const replace: Pair['replace'] = async (index, signal = 'SIGTERM') => {
    await servers[index]?.stop(signal);
    servers[index] = await launch(ports[index] ?? 0);
  };
  const replaceBoth = async () => {
    await replace(0);
    await replace(1);
  };
  return {
    nginx,
    replace,
    replaceBoth,
    async rotateSecret() {
      const [old = '', fresh] = [secrets.JWT_SECRET, makeSecret()];
      secrets = { JWT_SECRET: old, JWT_PREVIOUS_SECRETS: fresh };
      await replaceBoth();
      secrets = { JWT_SECRET: fresh, JWT_PREVIOUS_SECRETS: old };
      await replaceBoth();
      await setTimeout(Number(env.TOKEN_LIFETIME) * 1_000);
      secrets = { JWT_SECRET: fresh };
      await replaceBoth();
    },
    async stop() {
      nginx.stop();
      await Promise.all(servers.map((server) => server.stop('SIGKILL')));
    },
  };
}
