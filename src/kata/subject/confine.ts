import { globSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step } from '../../course/steps.ts';

/** Megabytes of JavaScript objects. What lies outside of the heap is watched from outside. */
const heap = 256;

/** Seconds of computing. It also ends a program in a loop whose judge was killed and cannot stop it any more. */
const computing = 60;

/** The reference's parts that a step may use; of the chain's other end, the demo, what app.ts needs. */
const shared = [
  'package.json',
  'src/server/**/*.ts',
  'src/demo/{health,inspect,me}.ts',
  'src/course/*.ts',
  'src/kata/subject/*.ts',
];

/**
 * The arguments of Node under which a program may read its own file, its step's app.ts, the reference but this step's
 * solution, and the packages; and may write nothing and start nothing. The network, the packages' native code and what
 * permissions do not hold are given up by child.ts.
 */
export function confinement(step: Step, file: string): string[] {
  const open = shared
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => join(root, path))
    .filter((path) => path !== step.solution);
  const readable = [...open, step.app, file].flatMap(withReal);
  const folders = packagesIn(join(root, 'node_modules'));
  return [
    '--permission',
    '--allow-net', // To listen: child.ts drops it before the program is read.
    '--allow-addons', // For argon2 alone: child.ts drops it before the program is read.
    '--no-experimental-sqlite', // It would write files past the permissions.
    `--max-old-space-size=${heap}`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=PERM0001',
    ...[...readable, ...folders].map((path) => `--allow-fs-read=${path}`),
  ];
}

/** A command line with limits of the operating system on top, where there is a POSIX shell: no byte to any file. */
export function limited(command: string, args: string[]): [string, string[]] {
  if (process.platform === 'win32') return [command, args];
  const limits = `ulimit -t ${computing}; ulimit -f 0; ulimit -c 0; exec "$0" "$@"`;
  return ['/bin/sh', ['-c', limits, command, ...args]];
}

/**
 * What is in the packages of a folder. Names with a dot are no packages: Vitest keeps a copy of our own sources in one.
 * Of a folder that is a link, as in a copy of the course for a test, Node wants the link, and grants all behind it.
 */
function packagesIn(folder: string): string[] {
  const real = realpathSync(folder);
  const names = readdirSync(real).filter((name) => !name.startsWith('.'));
  const packages = names.map((name) => join(real, name, '*'));
  return real === folder ? packages : [folder, ...packages];
}

/** A path, and where it leads if there are links in it: Node asks for both. */
function withReal(path: string): string[] {
  return [...new Set([path, realpathSync(path)])];
}
