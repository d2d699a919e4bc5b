import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { bare, type Course } from './learner.ts';

/** `npm run kata` in a pseudo-terminal, as a learner sees it. */
export interface Terminal {
  /**
   * Does something, or presses keys, and resolves with what is painted from then on, without escape characters, once it
   * matches or holds a text. Rejects after 30 seconds, or where the program ends before.
   */
  after(action: string | (() => void), wanted: RegExp | string): Promise<string>;
  /** All that was painted so far, escape characters included. */
  painted(): string;
  /** Closes the terminal itself, as one closes a window. */
  close(): Promise<void>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** Presses q, and resolves with the exit code. */
  quit(): Promise<number | null>;
}

const patience = 30_000;
const open = new Set<ChildProcess>();

/** Why there is no pseudo-terminal here; undefined where there is one. In CI there has to be one. */
export function noTerminal(): string | undefined {
  if (process.env.CI !== undefined) return undefined;
  return spawnSync('script', ['-qfec', 'true', '/dev/null']).status === 0
    ? undefined
    : 'there is no script(1) of util-linux here to make a pseudo-terminal with';
}

/** Starts a command of a course in a terminal of some columns; `closeTerminals` ends it at the latest. */
export function openTerminal(
  { folder }: Course,
  words = '',
  { columns = 100, env = {} }: { columns?: number; env?: Record<string, string> } = {},
): Terminal {
  const program = `stty cols ${columns} rows 50; exec ${process.execPath} src/kata/cli/kata.ts ${words}`;
  const child = spawn('script', ['-qfec', program, '/dev/null'], {
    cwd: folder,
    env: bare({ TERM: 'xterm-256color', ...env }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  open.add(child);
  let all = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    all += text.replaceAll('\r\n', '\n');
    for (const look of waiting) look();
  });
  const ended = once(child, 'close').then(([code]): number | null => {
    open.delete(child);
    return code;
  });
  return {
    ended,
    painted: () => all,
    after(action, wanted) {
      const from = all.length;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const seen = () => stripVTControlCharacters(all.slice(from));
      const look = () => {
        const painted = seen();
        const found = typeof wanted === 'string' ? painted.includes(wanted) : wanted.test(painted);
        if (found) resolve(painted);
      };
      const fail = (why: string) => reject(new Error(`${why} ${wanted}, but painted: ${seen()}`));
      const late = setTimeout(fail, patience, 'Expected in time');
      waiting.add(look);
      ended.then(() => fail('Ended before'));
      if (typeof action === 'string') child.stdin.write(action);
      else action();
      return promise.finally(() => {
        clearTimeout(late);
        waiting.delete(look);
      });
    },
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
    async quit() {
      child.stdin.write('q');
      return ended;
    },
  };
}

/** Ends every terminal that is still open; for `afterAll`. */
export async function closeTerminals(): Promise<void> {
  await Promise.all(
    [...open].map(async (child) => {
      child.kill('SIGKILL'); // The program in it gets SIGHUP.
      await once(child, 'close');
    }),
  );
}

/** The processes that have something of a course in their command line. */
export function processesOf({ folder }: Course): string[] {
  return processes().filter((line) => line.includes(folder));
}

/** All processes of this machine, a command line each. */
export function processes(): string[] {
  return spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' }).stdout.split('\n');
}
