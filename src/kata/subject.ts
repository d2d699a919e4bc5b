import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Environment } from '../server/settings.ts';
import type { Configured, ServeMessage, ServeRequest } from './serve.ts';
import { faultOf, StartError, type StartFault } from './start-fault.ts';
import { root, type Step } from './steps.ts';

/** Compiled modules are kept here, so that a program starts in three quarters of the time. */
const compileCache = join(root, 'node_modules/.cache/kata');
const usualLimit = 15_000;
const replyLimit = 2_000;
const keptOutput = 64_000;

/** A program under test: which step it is for, and the file that stands in the exercise's place. */
export interface Subject {
  step: Step;
  file: string;
}

/** A running subject. */
export interface Running {
  url: string;
  /** What the program has printed so far, its last 64,000 characters. */
  output(): Promise<string>;
  /** What the program makes of other settings; undefined where it ended or did not reply within 2 seconds. */
  configure(env: Environment): Promise<Configured | undefined>;
  /** Moves a stopped clock to a moment in seconds since 1970. */
  setClock(now: number): Promise<unknown>;
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
  const child = fork(
    join(import.meta.dirname, 'serve.ts'),
    [String(step.number), file, '--judged'],
    {
      env: { PATH: process.env.PATH, NODE_ENV: 'test', NODE_COMPILE_CACHE: compileCache, ...env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      silent: true,
    },
  );
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
  const exchange: Exchange = (asked, pick) => {
    const reply = receive(child, pick);
    child.send(asked, () => {}); // A child that has just ended says so by its exit.
    return within(replyLimit, [reply, ended.then(() => undefined)]);
  };

  const outcome = await within<string | number | null>(limit, [listening(child), ended]);
  if (typeof outcome === 'string') {
    return {
      url: outcome,
      async output() {
        await exchange('are you there?', aliveIn); // What it printed before the reply has arrived by then.
        return output;
      },
      configure: (changed) => exchange({ configure: changed }, configuredIn),
      setClock: (now) => exchange({ clock: now }, aliveIn),
      stop,
    };
  }

  const fault = outcome === undefined ? await silenceOf(exchange) : faultOf(outcome, output);
  await stop();
  throw new StartError(fault, output);
}

/** Asks the child and picks what the reply holds; undefined where none comes in time. */
type Exchange = <T>(
  asked: ServeRequest,
  pick: (message: ServeMessage) => T | undefined,
) => Promise<T | undefined>;

/** Tells a busy program from one that only waits: the one that waits still answers its messages. */
async function silenceOf(exchange: Exchange): Promise<StartFault> {
  return (await exchange('are you there?', aliveIn)) === undefined ? 'hang' : 'silent';
}

function listening(child: ChildProcess): Promise<string> {
  return receive(child, (message) =>
    typeof message === 'object' && 'url' in message ? message.url : undefined,
  );
}

function configuredIn(message: ServeMessage): Configured | undefined {
  return typeof message === 'object' && 'configured' in message ? message.configured : undefined;
}

function aliveIn(message: ServeMessage): true | undefined {
  return message === 'alive' ? true : undefined;
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

/** The first of some promises, or undefined after a time in milliseconds. */
async function within<T>(milliseconds: number, promises: Promise<T>[]): Promise<T | undefined> {
  const timer = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: timer.signal });
  try {
    return await Promise.race([...promises, late]);
  } finally {
    timer.abort();
  }
}
