import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Message, message } from '../../i18n/message.ts';
import { type Channel, openChannel } from './channel.ts';
import { limited } from './confine.ts';
import type { StartFault } from './start-fault.ts';

/** A program that is stopped at once when it takes, prints or sends too much. */
export interface ConfinedProcess {
  channel: Channel;
  /** What the program has printed so far, its last 64,000 characters. */
  output(): string;
  /** Resolves with the exit code; null if a signal ended it, or if it could not be started. */
  ended: Promise<number | null>;
  /** Why it could not be started; undefined if it could. */
  spawnError(): Error | undefined;
  /** Why the judge stopped it; undefined if it did not. */
  stopped(): { fault: StartFault; reason: Message } | undefined;
  /** Stops it for a reason. */
  stopFor(reason: Message, fault?: StartFault): void;
  /** Stops it, and waits until it has ended. */
  stop(): Promise<void>;
}

/** Number of characters of the output that are kept. */
const maxOutput = 64_000;

/** Limits at which a program is stopped: bytes that it prints, kilobytes of memory. */
const limits = { printed: 4_000_000, memory: 400_000 };

const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) kill(child);
});

/**
 * Starts Node with some arguments. Of our own environment only PATH reaches it. It is stopped, with all processes that
 * it may have started, if it takes more than 400 MB of memory or prints more than 4 MB.
 */
export function spawnConfined(args: string[]): ConfinedProcess {
  const child = spawn(...limited(process.execPath, args), {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'], // The last is the channel: see channel.ts.
    detached: true, // A process group of its own, so that every process it starts ends with it.
  });
  alive.add(child);
  let spawnError: Error | undefined;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      spawnError = error;
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
  const output = collectOutput(child, stopFor);
  const channel = openChannel(child, () => stopFor(message('judge.stopped.channel'), 'denied'));
  const watch = setInterval(() => {
    if (memoryOf(child) > limits.memory) {
      stopFor(message('judge.stopped.memory', { megabytes: limits.memory / 1000 }));
    }
  }, 50);
  ended.then(() => clearInterval(watch));
  return {
    channel,
    output,
    ended,
    spawnError: () => spawnError,
    stopped: () => stopped,
    stopFor,
    async stop() {
      kill(child);
      await ended;
    },
  };
}

/** Ends a child process with a signal, unless it has ended, and waits until it has. */
export async function endProcess(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function collectOutput(child: ChildProcess, stopFor: (reason: Message) => void): () => string {
  let kept = '';
  let printed = 0;
  const keep = (chunk: Buffer) => {
    printed += chunk.length;
    kept = (kept + chunk.toString()).slice(-maxOutput);
    if (printed > limits.printed) {
      child.stdout?.destroy();
      child.stderr?.destroy();
      stopFor(message('judge.stopped.printed', { megabytes: limits.printed / 1e6 }));
    }
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => kept;
}

/** Resident kilobytes, if the system shows them in /proc; elsewhere only the heap is limited. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Ends a process and its group; on systems without groups, only the process. */
function kill(child: ChildProcess): void {
  if (!alive.has(child)) return;
  try {
    if (child.pid !== undefined && process.platform !== 'win32')
      process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has already ended.
  }
}
