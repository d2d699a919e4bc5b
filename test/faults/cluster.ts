import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryDirectory } from '../support/world.ts';

/** The folder in which Debian installs its newest PostgreSQL. */
const programs = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** Whether a test may start its own PostgreSQL. If `CI` is set it must be able to. */
export const hasPrograms = programs !== undefined || process.env.CI !== undefined;

/** A PostgreSQL that belongs to one test file, and may be killed. */
export interface Cluster {
  /** The address of a database. */
  url(database: string): string;
  port: number;
  /** Starts it, also after it was killed, and resolves when it responds. */
  start(): Promise<void>;
  /** Ends all of its processes, without a word to anybody. */
  kill(): Promise<void>;
  /** Suspends all of its processes, with their connections, until they are resumed. */
  freeze(): void;
  thaw(): void;
  /** Kills it, and takes its files away. */
  remove(): Promise<void>;
}

/** Makes a cluster on a free port of the loopback, not started yet; `options` are further settings of the server. */
export async function newCluster(options: string[] = []): Promise<Cluster> {
  if (programs === undefined) throw new Error('Expected PostgreSQL in /usr/lib/postgresql');
  const directory = temporaryDirectory();
  const port = await freePort();
  const owner = ownerOf(directory.path);
  const data = join(directory.path, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--no-instructions'],
    { ...owner, cwd: directory.path, stdio: 'ignore' },
  );
  const places = ['-D', data, '-k', directory.path, '-p', String(port)];
  // Only its processes are killed, never the machine: what is not on the disk yet is with the kernel.
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', ...options];
  const words = [...places, ...settings.flatMap((setting) => ['-c', setting])];

  let server = notStarted;
  const cluster: Cluster = {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    port,
    async start() {
      // The previous process may still be ending at the first try.
      while (!server.ready) server = await run(join(programs, 'postgres'), words, owner);
    },
    async kill() {
      signal(server.pid, 'SIGKILL');
      await server.ended;
      server = notStarted;
    },
    freeze: () => signal(server.pid, 'SIGSTOP'),
    thaw: () => signal(server.pid, 'SIGCONT'),
    async remove() {
      await cluster.kill();
      directory.remove();
    },
  };
  return cluster;
}

interface Process {
  pid: number | undefined;
  ready: boolean;
  ended: Promise<unknown>;
}

const notStarted: Process = { pid: undefined, ready: false, ended: Promise.resolve() };

/** Starts a server, and resolves when it responds or has ended. */
async function run(program: string, words: string[], owner: object): Promise<Process> {
  const child = spawn(program, words, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stderr)) {
    if (line.includes('ready to accept connections')) {
      child.stderr.resume();
      return { pid: child.pid, ready: true, ended };
    }
  }
  await ended;
  return notStarted;
}

/** The server first, so that it does not restart its children. */
function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  process.kill(pid, 'SIGSTOP');
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  for (const child of children.filter((word) => word !== '')) process.kill(Number(child), name);
  process.kill(pid, name);
}

/** PostgreSQL refuses to run as root, so root runs it as Debian's own user. */
function ownerOf(directory: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((word) => Number(execFileSync('id', [word, 'postgres'])));
  if (uid === undefined || gid === undefined) throw new Error('Expected a user called postgres');
  chownSync(directory, uid, gid);
  return { uid, gid };
}

/** A free port below the ports that the system assigns to connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').catch(() => undefined);
    server.close();
    if (free !== undefined) {
      await once(server, 'close');
      return port;
    }
  }
}
