import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { solutionText } from '#course/specifiers.ts';
import { root, type Step, stepOf, steps } from '#course/steps.ts';
import { readMistake } from '#kata/course-check/mistake.ts';
import { suiteOf } from '#kata/judge/judge.ts';

/** What a command came to. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A process of `npm run kata`. */
export interface Running {
  child: ChildProcess;
  /** Resolves with standard output once that, or standard error, holds this; rejects where the process ends before. */
  prints(text: string): Promise<string>;
  ended: Promise<Outcome>;
}

/** How a process is started, where it matters. */
export interface JudgeOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** The number of another user to run as; only root can do that. */
  uid?: number;
}

/** A learner's own copy of the course, not begun, in a temporary folder. */
export interface Course {
  folder: string;
  /** Where a step's exercise stands. */
  place(step: Step): string;
  /** What stands there. */
  read(step: Step): Buffer;
  /** Saves a step's file, as an editor would. */
  save(step: Step, content: string | Uint8Array): void;
  /** Saves a step's solution, which is what most learners come to in the end. */
  solve(...solved: Step[]): void;
  /** Starts a command and goes on. */
  start(words: string[], manner?: JudgeOptions): Running;
  /** Starts a command and waits for its end. */
  run(words: string[], manner?: JudgeOptions): Promise<Outcome>;
  /** Runs a command with --json and reads what it prints. */
  json(...words: string[]): Promise<Record<string, unknown>>;
}

// Hundreds of commands compile the same modules; this halves the time of each.
const compiled = join(tmpdir(), 'koa-jwt-kata-compiled');

const folders: string[] = [];
const running = new Set<ChildProcess>();

/** Copies the course as a clone has it: every exercise as it was in the beginning. */
export function copyCourse(to: string): void {
  // Wrong and right programs are for those who make the course: a third of all files, and no command looks at them.
  const filter = (path: string) => !/[\\/](mistakes|right)$/.test(path);
  for (const name of ['src', 'steps', 'views', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(to, name), { recursive: true, filter });
  }
  for (const { name, shown } of steps) {
    cpSync(join(root, `src/kata/workspace/exercises/${name}.ts`), join(to, shown));
  }
  const packages = realpathSync(join(root, 'node_modules'));
  symlinkSync(packages, join(to, 'node_modules'), 'junction');
}

/** The step of a number, which the test knows to be there. */
export function stepAt(number: number): Step {
  const step = stepOf(String(number));
  if (step === undefined) throw new TypeError(`Expected a step from 1 to 5, got ${number}`);
  return step;
}

/** A wrong program of a step, and the check that refuses it, by its title: titles are what a learner reads. */
export async function mistakeOf(step: Step, name: string) {
  const file = join(step.folder, 'mistakes', `${name}.ts`);
  const { refusedBy } = readMistake(file);
  const { checks } = await suiteOf(step);
  const title = checks.find(({ id }) => id === refusedBy)?.title ?? '';
  return { file, text: readFileSync(file, 'utf8'), id: refusedBy, title };
}

/** Opens a copy of the course; `closeCourses` takes it away. */
export function openCourse(): Course {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-course-')));
  folders.push(folder);
  chmodSync(folder, 0o755);
  copyCourse(folder);
  const place = ({ shown }: Step) => join(folder, shown);
  const start = (words: string[], manner?: JudgeOptions) => startIn(folder, words, manner);
  const run = (words: string[], manner?: JudgeOptions) => start(words, manner).ended;
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

/** Ends what still runs and removes every copy; for `afterAll`. */
export async function closeCourses(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'close');
    }),
  );
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Nothing of our own environment reaches a command: neither colours that somebody wants nor what npm has set. */
export function bare(env: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env };
}

function startIn(folder: string, words: string[], { env, cwd, uid }: JudgeOptions = {}): Running {
  const child = spawn(process.execPath, [join(folder, 'src/kata/cli/kata.ts'), ...words], {
    cwd: cwd ?? folder,
    env: bare(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  running.add(child);
  const printed = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'close').then(([code]): Outcome => {
    running.delete(child);
    return { code, ...printed };
  });
  return {
    child,
    ended,
    prints(text) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const look = () => {
        const found = printed.stdout.includes(text) || printed.stderr.includes(text);
        if (found) resolve(printed.stdout);
      };
      waiting.add(look);
      ended.then(() => reject(new Error(`Ended without ${text}: ${JSON.stringify(printed)}`)));
      look();
      return promise;
    },
  };
}
