import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepProcess } from './secret-recorder.ts';

/** The repository's root. */
export const root = join(import.meta.dirname, '../..');

/** Every setting of the start script, empty, so that no `.env` of a developer shines through. */
const noSettings = {
  JWT_SECRET: '',
  JWT_ISSUER: '',
  TOKEN_LIFETIME: '',
  HOST: '',
  PORT: '',
  DATABASE_URL: '',
  DEMO: '',
  NODE_ENV: '',
};

// Two dozen starts compile the same modules; this halves the time of each.
const compiled = join(tmpdir(), 'koa-jwt-kata-compiled');

/** Who runs a process, where it is not ourselves. */
export type Identity = Pick<SpawnOptions, 'uid' | 'gid'>;

/** A running start script. */
export interface Started {
  /** Rejects, with what the script has printed, where it ends before it listens. */
  url: Promise<string>;
  /** Resolves once standard output matches; rejects where the script ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** All that it has printed so far. */
  printed: { stdout: string; stderr: string };
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code, or the name of the signal that ended the process. */
  ended: Promise<number | string>;
}

const started: Started[] = [];

/** Ends every process that this file has started. */
export async function endAll(): Promise<void> {
  for (const { signal } of started) signal('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
}

/** Runs `src/main.ts` of a folder as a process of its own; `endAll` ends it at the latest. */
export function startMain(env: Record<string, string>, folder = root): Started {
  return startScript('src/main.ts', env, { cwd: folder });
}

/** Runs a script as a process of its own, in the repository and as ourselves unless told otherwise. */
export function startScript(
  script: string,
  env: Record<string, string>,
  { cwd = root, ...identity }: Identity & { cwd?: string } = {},
  words: string[] = [],
): Started {
  const child = spawn(process.execPath, [script, ...words], {
    cwd,
    ...identity,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...noSettings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  const kept = keepProcess(script, env, cwd);
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    printed.stdout += chunk;
    kept.print('stdout', chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    printed.stderr += chunk;
    kept.print('stderr', chunk);
  });
  // At once, before anybody who waits for the end takes the database away.
  child.once('close', kept.end);
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);

  const prints = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(printed.stdout);
      if (match !== null) return match;
      const code = await Promise.race([ended, once(child.stdout, 'data').then(() => undefined)]);
      if (code !== undefined) throw new Error(`Ended with ${code}: ${JSON.stringify(printed)}`);
    }
  };
  const url = prints(/^Listening on (http:\/\/\S+)\n/m).then(([, address = '']) => address);
  url.catch(() => {}); // A script that is expected to end is asked for its end instead.

  const main = { url, prints, printed, signal: (name: NodeJS.Signals) => child.kill(name), ended };
  started.push(main);
  return main;
}
