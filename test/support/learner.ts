import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mistakeNamed, programOf } from '#course/mistakes.ts';
import { solutionText } from '#course/specifiers.ts';
import { root, type Step, stepOf, steps } from '#course/steps.ts';
import { translate } from '#i18n/message.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { cleanEnvironment, endProcesses, startProcess } from './process.ts';
import { inUnwatched } from './unwatched.ts';

/** The result of a command. */
export interface Outcome {
  /** The exit code, or the name of the signal that ended it. */
  code: number | string;
  stdout: string;
  stderr: string;
}

/** A running `npm run kata`. */
export interface Command {
  child: ChildProcess;
  /** Resolves with standard output once it or standard error contains the text. Rejects if the process ends before. */
  prints(text: string): Promise<string>;
  ended: Promise<Outcome>;
}

/** Differences from a plain start. */
export interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** The number of another user to run as; only root can do that. */
  uid?: number;
  /** Runs it where the system reports no changes of files. */
  unwatched?: boolean;
}

/** A learner's own copy of the course, with every exercise untouched, in a temporary folder. */
export interface Course {
  folder: string;
  /** The path of a step's exercise. */
  place(step: Step): string;
  /** The content of that file. */
  read(step: Step): Buffer;
  /** Saves a step's file, as an editor would. */
  save(step: Step, content: string | Uint8Array): void;
  /** Saves the solutions of these steps. */
  solve(...solved: Step[]): void;
  /** Starts a command and goes on. */
  start(words: string[], options?: RunOptions): Command;
  /** Starts a command and waits for its end. */
  run(words: string[], options?: RunOptions): Promise<Outcome>;
  /** Runs a command with --json and reads what it prints. */
  json(...words: string[]): Promise<Record<string, unknown>>;
}

const folders: string[] = [];

/** Copies the course as in a fresh clone: every exercise is untouched. */
export function copyCourse(to: string): void {
  // No command reads `right`, and none writes in `mistakes`, which is almost half of all files.
  const filter = (path: string) => !/[\\/](?:right|mistakes)$/.test(path);
  for (const name of ['src', 'steps', 'views', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(to, name), { recursive: true, filter });
  }
  for (const { name, shown } of steps) {
    cpSync(join(root, `src/kata/workspace/exercises/${name}.ts`), join(to, shown));
    const mistakes = join(dirname(shown), 'mistakes');
    symlinkSync(join(root, mistakes), join(to, mistakes), 'junction');
  }
  const packages = realpathSync(join(root, 'node_modules'));
  symlinkSync(packages, join(to, 'node_modules'), 'junction');
}

/** The step with a number. Throws if there is none. */
export function stepAt(number: number): Step {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);
  return step;
}

/** A wrong program of a step, and the id and title of the check that refuses it. */
export async function mistakeOf(step: Step, name: string) {
  const mistake = mistakeNamed(step, name);
  const { refusedBy } = mistake;
  const { checks } = await suiteOf(step);
  const title = translate(checks.find(({ id }) => id === refusedBy)?.title ?? '', 'en');
  return { ...programOf(mistake), id: refusedBy, title };
}

/** Makes a copy of the course; `closeCourses` removes it. */
export function openCourse(): Course {
  const folder = newFolder();
  folders.push(folder);
  chmodSync(folder, 0o755);
  copyCourse(folder);
  const place = ({ shown }: Step) => join(folder, shown);
  const start = (words: string[], options?: RunOptions) => startIn(folder, words, options);
  const run = (words: string[], options?: RunOptions) => start(words, options).ended;
  return {
    folder,
    place,
    read: (step) => readFileSync(place(step)),
    save: (step, content) => writeFileSync(place(step), content),
    solve(...solved) {
      for (const step of solved) writeFileSync(place(step), solutionText(step));
    },
    start,
    run,
    async json(...words) {
      const { stdout, stderr } = await run([...words, '--json']);
      if (!stdout.startsWith('{')) throw new Error(`Expected JSON, got ${stdout}${stderr}`);
      return JSON.parse(stdout);
    },
  };
}

/** The first free of numbered folders: Node's cache of compiled code knows a module by its path, and halves each start. */
function newFolder(): string {
  for (let number = 0; ; number += 1) {
    const folder = join(realpathSync(tmpdir()), `kata-course-${String(number).padStart(3, '0')}`);
    if (mkdirSync(folder, { recursive: true }) !== undefined) return folder;
  }
}

/** Ends every process and removes every copy; for `afterAll`. */
export async function closeCourses(): Promise<void> {
  await endProcesses();
  await Promise.all(
    folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
  );
}

function startIn(folder: string, words: string[], options: RunOptions = {}): Command {
  const { env, cwd, uid, unwatched } = options;
  const [program = '', ...args] = [...(unwatched ? inUnwatched() : []), process.execPath];
  const { child, printed, until, ended } = startProcess(
    program,
    [...args, join(folder, 'src/kata/cli/kata.ts'), ...words],
    { cwd: cwd ?? folder, env: cleanEnvironment(env), ...(uid !== undefined && { uid }) },
  );
  child.stdin?.end();
  return {
    child,
    ended: ended.then((code) => ({ code, ...printed })),
    prints: (text) =>
      until(() => {
        const found = printed.stdout.includes(text) || printed.stderr.includes(text);
        return found ? printed.stdout : undefined;
      }),
  };
}
