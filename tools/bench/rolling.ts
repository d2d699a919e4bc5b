import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { namesAt } from '../../test/support/postgres.ts';
import { root } from '../../test/support/repository.ts';
import { startClients } from './rolling/clients.ts';
import { hasNginx } from './rolling/nginx.ts';
import { startPair } from './rolling/pair.ts';
import { align } from './table.ts';

// npm run bench:rolling: two servers behind nginx, with the configuration in the README of the server, on one PostgreSQL. It counts the
// requests that are lost while a server is killed or replaced, while PostgreSQL starts again, and while the secret is rotated.

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'src/server/main.ts' },
    clients: { type: 'string', default: '16' },
    times: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
if (!hasNginx || !existsSync('/usr/lib/postgresql')) {
  console.log('Skipped: bench:rolling needs nginx, and PostgreSQL in /usr/lib/postgresql.');
  process.exit();
}

await using ending = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'rolling-'));
ending.defer(() => rmSync(folder, { recursive: true }));
// The workers of nginx and PostgreSQL run as other users if you are root.
chmodSync(folder, 0o755);
mkdirSync(join(folder, 'postgres'));
const postgres = (verb: string) =>
  execFileSync('bash', [join(root, '.ci/postgres'), verb, join(folder, 'postgres')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const database = postgres('start');
ending.defer(() => void postgres('stop'));
const pair = await startPair(values.server, folder, {
  DATABASE_URL: database,
  SESSION_LIFETIME: '3600',
  TOKEN_LIFETIME: '20',
  THROTTLE: '0',
  DRAIN_DELAY: '2',
});
ending.defer(pair.stop);
const events: [string, () => Promise<void>][] = [
  ['nothing', () => setTimeout(5_000)],
  ['kill -9 one, and start it again', () => pair.replace(0, 'SIGKILL')],
  ['replace one after the other', pair.replaceBoth],
  ['restart PostgreSQL', async () => void postgres('restart')],
  ['rotate the secret', pair.rotateSecret],
];
const clients = startClients(pair.nginx.url, Number(values.clients));
await setTimeout(3_000);
clients.take();
const lines: string[][] = [];
for (const [title, act] of events.filter(([title]) => title.includes(values.only))) {
  for (let time = 0; time < Number(values.times); time += 1) {
    await act();
    await setTimeout(2_000);
  }
  const { sent, lost, postponed, slowest } = clients.take();
  lines.push([title, ...[sent, lost.length, postponed, Math.round(slowest)].map(String)]);
  const kinds = Object.entries(Object.groupBy(lost, (what) => what));
  for (const [what, all = []] of kinds) lines.push([`  ${what}`, '', String(all.length), '', '']);
}
const registered = await clients.stop();
const stored = new Set(await namesAt(database));
const missing = registered.filter((name) => !stored.has(name)).length;

console.log(align([['', 'sent', 'lost', '503 with Retry-After', 'slowest ms'], ...lines]));
console.log(
  `Confirmed registrations: ${registered.length}, of which ${missing} are not in the database.`,
);
