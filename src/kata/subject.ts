import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Environment } from '../server/settings.ts';
import type { ServeMessage, ServeRequest } from './serve.ts';
import { faultOf, StartError, type StartFault } from './start-fault.ts';
import type { Step } from './steps.ts';

const usualLimit = 15_000;
const replyLimit = 2_000;
const keptOutput = 4_000;

/** A program under test: which step it is for, and the file that stands in the exercise's place. */
export interface Subject {
  step: Step;
  file: string;
}

/** A running subject. */
export interface Running {
  url: string;
  /** What the program has printed so far, its last 4,000 characters. */
  output(): string;
  /** What the program says against other settings; an empty text where it would start with them. */
  configure(env: Environment): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a subject as a process of its own on a free port and waits until it listens, for `limit` milliseconds at
 * most. Nothing of our own environment but PATH reaches it. Throws a StartError.
 */
export async function startSubject(
  { step, file }: Subject,
  env: Environment,
  limit = usualLimit,
): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [String(step.number), file], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    silent: true,
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-keptOutput);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const outcome = await Promise.race([listening(child), ended, after(limit)]);
  if (typeof outcome === 'string') {
    const configure = async (changed: Environment) =>
      (await exchange(child, { configure: changed }, refusalIn)) ?? '(no reply within 2 seconds)';
    return { url: outcome, output: () => output, configure, stop };
  }

  const fault = outcome === undefined ? await silenceOf(child) : faultOf(outcome, output);
  await stop();
  throw new StartError(fault, output);
}

/** Tells a busy program from one that only waits: the one that waits still answers its messages. */
async function silenceOf(child: ChildProcess): Promise<StartFault> {
  const reply = await exchange(child, 'are you there?', (message) => message);
  return reply === undefined ? 'hang' : 'silent';
}

function listening(child: ChildProcess): Promise<string> {
  return receive(child, (message) =>
    typeof message === 'object' && 'url' in message ? message.url : undefined,
  );
}

function refusalIn(message: ServeMessage): string | undefined {
  return typeof message === 'object' && 'refusal' in message ? message.refusal : undefined;
}

/** Asks the child and picks what the reply holds; undefined where none comes in 2 seconds. */
function exchange<T>(
  child: ChildProcess,
  asked: ServeRequest,
  pick: (message: ServeMessage) => T | undefined,
): Promise<T | undefined> {
  const reply = receive(child, pick);
  child.send(asked, () => {}); // A child that has just ended says so by its exit.
  return Promise.race([reply, after(replyLimit)]);
}

function receive<T>(
  child: ChildProcess,
  pick: (message: ServeMessage) => T | undefined,
): Promise<T> {
  return new Promise((resolve) => {
    child.on('message', function read(message: ServeMessage) {
      const picked = pick(message);
      if (picked === undefined) return;
      child.off('message', read);
      resolve(picked);
    });
  });
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds).unref();
  });
}
