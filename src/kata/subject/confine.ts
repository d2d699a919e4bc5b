import { globSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Step } from '../../course/steps.ts';

/** Megabytes of JavaScript objects. The judge watches the memory outside of the heap. */
const heapMegabytes = 256;

/** Seconds of computing. This also ends a program in a loop if its judge was killed and cannot stop it. */
const cpuSeconds = 60;

/** The files that a step may read: the reference, and the parts of the demo that app.ts needs. */
const shared = [
  'package.json',
  'src/server/**/*.ts',
  'src/demo/{health,inspect,me}.ts',
  'src/course/*.ts',
  'src/kata/subject/*.ts',
];

/**
 * The arguments of Node under which a program may read its own file, its step's app.ts, the reference but this step's
 * solution, and the packages; it must not write a file or start a process. child.ts gives up the network, the packages'
 * native code and what permissions do not cover.
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
    '--allow-addons', // Only for argon2: child.ts drops it before the program is read.
    '--no-experimental-sqlite', // It would write files past the permissions.
    `--max-old-space-size=${heapMegabytes}`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=PERM0001',
    ...[...readable, ...folders].map((path) => `--allow-fs-read=${path}`),
  ];
}

/** A command line with limits of the operating system added, on systems with a POSIX shell: no byte to any file. */
export function limited(command: string, args: string[]): [string, string[]] {
  if (process.platform === 'win32') return [command, args];
  const limits = `ulimit -t ${cpuSeconds}; ulimit -f 0; ulimit -c 0; exec "$0" "$@"`;
  return ['/bin/sh', ['-c', limits, command, ...args]];
}

/**
 * The contents of a folder's packages. Names with a dot are not packages: Vitest keeps a copy of our own sources in one.
 * If the folder is a link, as in a copy of the course for a test, Node needs the link and allows everything behind it.
 */
function packagesIn(folder: string): string[] {
  const real = realpathSync(folder);
  const names = readdirSync(real).filter((name) => !name.startsWith('.'));
  const packages = names.map((name) => join(real, name, '*'));
  return real === folder ? packages : [folder, ...packages];
}

/** A path, and its real path if it contains links: Node checks both. */
function withReal(path: string): string[] {
  return [...new Set([path, realpathSync(path)])];
}
