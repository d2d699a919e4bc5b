import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Step } from '../../course/steps.ts';
import { type Message, message } from '../../i18n/message.ts';
import type { Environment } from '../../server/config/settings.ts';
import type { UserStore } from '../../server/users/store.ts';
import { confinement, limited } from './confine.ts';
import { type Line, openLine } from './line.ts';
import type { ChildMessage, Configured, ParentMessage } from './messages.ts';
import { answerUsers } from './remote-users.ts';
import { faultOf, StartError, type StartFault } from './start-fault.ts';

/** Milliseconds from the order to begin until the program listens. */
const usualLimit = 8_000;
const replyLimit = 2_000;

/** Milliseconds for what is no stranger's, and loaded before: on a busy machine they are no fault of the program. */
const loadLimit = 30_000;

/** Characters. */
const keptOutput = 64_000;

/** Where a program is stopped at once: bytes printed, messages sent, kilobytes of memory. */
const most = { printed: 4_000_000, messages: 10_000, memory: 400_000 };

/** A program under test: which step it is for, and the file that stands in the exercise's place. */
export interface Subject {
  step: Step;
  file: string;
}

/** What a program is started with. */
export interface StartOptions {
  env: Record<string, string>;
  users: UserStore;
  /** Seconds since 1970, where its clock shall stand still. */
  now?: number | undefined;
  /** Milliseconds to start in; 8,000 by default. */
  limit?: number;
}

/** A process that has loaded everything but the file, which it reads when it is told to begin. */
export interface Prepared {
  /** Starts the program and waits until it listens. Throws a StartError. May be called once. */
  begin(ground: StartOptions): Promise<Running>;
  stop(): Promise<void>;
}

/** Gives a process for a subject: a new one, or one that waits already. */
export type Prepare = (subject: Subject) => Prepared;

/** A running subject. */
export interface Running {
  url: string;
  /** What the program has printed so far, its last 64,000 characters. */
  output(): Promise<string>;
  /** What the program makes of other settings; undefined where it ended or did not reply within 2 seconds. */
  configure(env: Environment): Promise<Configured | undefined>;
  /** Moves a stopped clock to a moment in seconds since 1970. */
  setClock(now: number): Promise<unknown>;
  /** Why the judge stopped it; undefined if it did not. */
  stopped(): Message | undefined;
  stop(): Promise<void>;
}

const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) kill(child);
});

/** Starts a subject as a process of its own on a free port and waits until it listens. Throws a StartError. */
export function startSubject(subject: Subject, ground: StartOptions): Promise<Running> {
  return prepareSubject(subject).begin(ground);
}

/**
 * Starts a process for a subject. Nothing of our own environment but PATH reaches it, it may read little, write and
 * start nothing, and is stopped, with all it might have started, where it takes too much memory or prints too much.
 */
export function prepareSubject({ step, file }: Subject): Prepared {
  const program = join(import.meta.dirname, 'child.ts');
  const args = [...confinement(step, file), program, String(step.number), file];
  const child = spawn(...limited(process.execPath, args), {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'], // The last is the channel: see wire.ts.
    detached: true, // A group of its own, so that whatever it starts ends with it.
  });
  alive.add(child);
  let unspawned: Error | undefined;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      unspawned = error;
      resolve(null);
    });
    child.once('close', (code) => {
      alive.delete(child);
      resolve(code);
    });
  });
  let stopped: { fault: StartFault; reason: Message } | undefined;
  const stopFor = (reason: Message, fault: StartFault = 'greedy') => {
    stopped ??= { fault, reason };
    kill(child);
  };
  const output = keepOutput(child, stopFor);
  const line = openLine(child, () => stopFor(message('judge.stopped.channel'), 'denied'));
  const address = line.receive((news) =>
    typeof news === 'object' && 'url' in news ? news.url : undefined,
  );
  const watch = setInterval(() => {
    if (memoryOf(child) > most.memory) {
      stopFor(message('judge.stopped.memory', { megabytes: most.memory / 1000 }));
    }
  }, 50);
  ended.then(() => clearInterval(watch));

  const stop = async () => {
    kill(child);
    await ended;
  };
  const exchange: Exchange = (asked, pick) => {
    const reply = line.receive(pick);
    line.tell(asked);
    return within(replyLimit, [reply, ended.then(() => undefined)]);
  };

  return {
    stop,
    async begin({ env, users, now, limit = usualLimit }) {
      serveUsers(line, users, stopFor);
      const listens = line.receive((news) => news === 'listens' || undefined).then(() => address);
      let outcome = await within<string | number | null>(loadLimit, [address, ended]);
      if (typeof outcome === 'string') {
        line.tell({ begin: env, now });
        outcome = await within<string | number | null>(limit, [listens, ended]);
      }
      if (unspawned !== undefined) throw unspawned;
      if (typeof outcome !== 'string') {
        const fault =
          outcome === undefined
            ? await silenceOf(exchange)
            : faultOf(outcome, output(), stopped?.fault);
        await stop();
        throw new StartError(fault, output());
      }
      return {
        url: outcome,
        async output() {
          await exchange('are you there?', aliveIn); // What it printed before the reply has arrived by then.
          await setImmediate();
          return output();
        },
        configure: (changed) => exchange({ configure: changed }, configuredIn),
        setClock: (moment) => exchange({ clock: moment }, aliveIn),
        stopped: () => stopped?.reason,
        stop,
      };
    },
  };
}

function keepOutput(child: ChildProcess, stopFor: (reason: Message) => void): () => string {
  let kept = '';
  let printed = 0;
  const keep = (chunk: Buffer) => {
    printed += chunk.length;
    kept = (kept + chunk.toString()).slice(-keptOutput);
    if (printed > most.printed) {
      child.stdout?.destroy();
      child.stderr?.destroy();
      stopFor(message('judge.stopped.printed', { megabytes: most.printed / 1e6 }));
    }
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => kept;
}

function serveUsers(line: Line, users: UserStore, stopFor: (reason: Message) => void): void {
  let messages = 0;
  line.listen(async (news) => {
    messages += 1;
    if (messages > most.messages) return stopFor(message('judge.stopped.users'));
    if (typeof news === 'object' && 'users' in news) line.tell(await answerUsers(users, news));
  });
}

/** Resident kilobytes, where the system tells them in /proc; elsewhere the limit of the heap must do. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Asks the child and picks what the reply holds; undefined where none comes in time. */
type Exchange = <T>(
  asked: ParentMessage,
  pick: (news: ChildMessage) => T | undefined,
) => Promise<T | undefined>;

/** Tells a busy program from one that only waits: the one that waits still answers its messages. */
async function silenceOf(exchange: Exchange): Promise<StartFault> {
  return (await exchange('are you there?', aliveIn)) === undefined ? 'hang' : 'silent';
}

/** What readConfig gives may be anything, and its error, too: a copy has the shape that the suite reckons with. */
function configuredIn(news: ChildMessage): Configured | undefined {
  if (typeof news !== 'object' || !('configured' in news)) return undefined;
  const { configured } = news;
  return 'config' in configured
    ? { config: { ...configured.config } }
    : { refusal: String(configured.refusal) };
}

function aliveIn(news: ChildMessage): true | undefined {
  return news === 'alive' ? true : undefined;
}

/** Ends a process and its group. Where there are no groups, the process alone. */
function kill(child: ChildProcess): void {
  if (!alive.has(child)) return;
  try {
    if (child.pid !== undefined && process.platform !== 'win32')
      process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
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
