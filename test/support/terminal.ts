import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Course } from './learner.ts';
import { cleanEnvironment, startProcess } from './process.ts';
import { inUnwatched } from './unwatched.ts';

/** `npm run kata` in a pseudo-terminal, as a learner sees it. */
export interface Terminal {
  /**
   * Calls a function, or presses keys, and resolves with what is painted from then on, without escape characters, once it
   * matches or contains a text. Rejects after 30 seconds, or if the program ends before.
   */
  after(action: string | (() => void), wanted: RegExp | string): Promise<string>;
  /** Everything that was painted so far, escape characters included. */
  painted(): string;
  /** Closes the terminal itself, as one closes a window. */
  close(): Promise<void>;
  /** Resolves with the exit code. */
  ended: Promise<number | string>;
  /** Presses q, and resolves with the exit code. */
  quit(): Promise<number | string>;
}

/** Milliseconds until a terminal must have painted something: a busy machine may be slow. */
const patience = 120_000;

/** The reason why there is no pseudo-terminal here; undefined if there is one. CI must have one. */
export function noTerminal(): string | undefined {
  if (process.env.CI !== undefined) return undefined;
  return spawnSync('script', ['-qfec', 'true', '/dev/null']).status === 0
    ? undefined
    : 'there is no script(1) of util-linux here to make a pseudo-terminal with';
}

/** Starts a command of a course in a terminal of some columns; `closeCourses` ends it at the latest. */
export function openTerminal(
  { folder }: Course,
  words = '',
  {
    columns = 100,
    env = {},
    unwatched = false,
  }: { columns?: number; env?: Record<string, string>; unwatched?: boolean } = {},
): Terminal {
  const [command, ...args] = unwatched ? inUnwatched() : [];
  const prefix = command === undefined ? '' : `${[command, ...args.map(quoted)].join(' ')} `;
  const node = `${prefix}${process.execPath} src/kata/cli/kata.ts ${words}`;
  const program = `stty cols ${columns} rows 50; exec ${node}`;
  const { child, printed, until, ended } = startProcess('script', ['-qfec', program, '/dev/null'], {
    cwd: folder,
    env: cleanEnvironment({ TERM: 'xterm-256color', ...env }),
  });
  const painted = () => printed.stdout.replaceAll('\r\n', '\n');
  return {
    ended,
    painted,
    async after(action, wanted) {
      const from = painted().length;
      const seen = () => stripVTControlCharacters(painted().slice(from));
      const found = until(() => {
        const text = seen();
        const matches = typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
        return matches ? text : undefined;
      });
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => reject(new Error(`Expected ${wanted} in time, but painted: ${seen()}`)),
        patience,
      );
      if (typeof action === 'string') child.stdin?.write(action);
      else action();
      try {
        return await Promise.race([found, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      child.kill('SIGKILL'); // The program in it gets SIGHUP.
      await ended;
    },
    async quit() {
      child.stdin?.write('q');
      return ended;
    },
  };
}

function quoted(word: string): string {
  return `'${word}'`;
}

/** The processes that have something of a course in their command line. */
export function processesOf({ folder }: Course): string[] {
  return processesWith(folder);
}

/** The processes that have one of some words in their command line. */
export function processesWith(...words: string[]): string[] {
  return processes().filter((line) => words.some((word) => line.includes(word)));
}

/** All processes of this machine, a command line each. */
export function processes(): string[] {
  return spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' }).stdout.split('\n');
}
