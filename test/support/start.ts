import { keepProcess } from '../leaks/secret-recorder.ts';
import { cleanEnvironment, type Identity, startProcess } from './process.ts';
import { root } from './root.ts';

/** Every setting of the start script, empty, so that a developer's `.env` changes nothing. */
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

/** A running start script. */
export interface Started {
  /** The address from its line "Listening on …". Rejects if the script ends before. */
  url: Promise<string>;
  /** Resolves once standard output matches. Rejects if the script ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  /** Everything that it has printed so far. */
  printed: { stdout: string; stderr: string };
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code, or the name of the signal that ended the process. */
  ended: Promise<number | string>;
}

/** Runs `src/main.ts` of a folder as a process of its own; `endProcesses` ends it at the latest. */
export function startMain(env: Record<string, string>, folder = root): Started {
  return startScript('src/main.ts', env, { cwd: folder });
}

/** Runs a script as a process of its own, by default in the repository and as the user of the tests. */
export function startScript(
  script: string,
  env: Record<string, string>,
  { cwd = root, ...identity }: Identity & { cwd?: string } = {},
  words: string[] = [],
): Started {
  const { child, printed, until, ended } = startProcess(process.execPath, [script, ...words], {
    cwd,
    ...identity,
    env: cleanEnvironment({ ...noSettings, ...env }),
  });
  child.stdin?.end();
  const kept = keepProcess(script, env, cwd);
  child.stdout?.on('data', (text: string) => kept.print('stdout', text));
  child.stderr?.on('data', (text: string) => kept.print('stderr', text));
  // As soon as it closes, before a test that awaits the end can remove the database.
  child.once('close', kept.end);

  const prints = (pattern: RegExp) => until(() => pattern.exec(printed.stdout) ?? undefined);
  const url = prints(/Listening on (http:\/\/[^\s"]+)["\n]/).then(([, address = '']) => address);
  url.catch(() => {}); // A test of a script that must not start awaits its end instead.
  return { url, prints, printed, signal: (name) => child.kill(name), ended };
}
