import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that a test has started. */
export interface Running {
  child: ChildProcess;
  /** Everything that it has printed so far. */
  printed: { stdout: string; stderr: string };
  /** Looks now and after each piece of output until `look` returns a value. Rejects if the process ends before. */
  until<T>(look: () => T | undefined): Promise<T>;
  /** Resolves with the exit code, or the name of the signal that ended the process. */
  ended: Promise<number | string>;
}

/** The user who runs a process, if it is not the user of the tests; only root can choose one. */
export type Identity = Pick<SpawnOptions, 'uid' | 'gid'>;

const running = new Set<Running>();

/** Starts a program with piped output; `endProcesses` ends it at the latest. */
export function startProcess(
  command: string,
  args: string[],
  options: Identity & Pick<SpawnOptions, 'cwd' | 'env'>,
): Running {
  const child = spawn(command, args, { ...options, stdio: 'pipe' });
  const printed = { stdout: '', stderr: '' };
  const looks = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const look of looks) look();
    });
  }
  const ended = once(child, 'close').then(([code, signal]): number | string => {
    running.delete(started);
    return code ?? signal;
  });
  const started: Running = {
    child,
    printed,
    ended,
    until<T>(look: () => T | undefined) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const lookAgain = () => {
        const found = look();
        if (found !== undefined) resolve(found);
      };
      looks.add(lookAgain);
      ended.then((end) => reject(new Error(`Ended with ${end}: ${JSON.stringify(printed)}`)));
      lookAgain();
      return promise.finally(() => looks.delete(lookAgain));
    },
  };
  running.add(started);
  return started;
}

/** Ends every process of this test file; for `afterAll`. */
export async function endProcesses(): Promise<void> {
  await Promise.all(
    [...running].map(({ child, ended }) => {
      child.kill('SIGKILL');
      return ended;
    }),
  );
}

/** The environment of a process: only PATH from ours, and a cache of compiled code, which halves its start. */
export function cleanEnvironment(env: Record<string, string> = {}): Record<string, string> {
  const cache = join(tmpdir(), 'koa-jwt-kata-compiled');
  return { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: cache, ...env };
}
