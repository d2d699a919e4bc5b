import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { demoPages } from '../../src/demo/pages.ts';
import { seedDemoUsers } from '../../src/demo/users.ts';
import { createApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/auth/setup.ts';
import { listen } from '../../src/server/http/listen.ts';
import { openSqliteUsers } from '../../src/server/users/sqlite.ts';
import { weightOf } from '../../test/browser/weight.ts';
import { median } from './table.ts';

// npm run bench:pages: the size of each page, with everything that it loads, and how long the server takes for it, as a ratio to
// a static file of the same run.

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
const rounds = Number(values.rounds);
if (!(rounds >= 1 && rounds <= 10_000)) throw new RangeError('Expected --rounds from 1 to 10000');

/** A page: bytes of its own, bytes that it loads, milliseconds of every request. */
interface Row {
  path: string;
  size: number;
  loads: number;
  times: number[];
}

const paths = ['/', '/steps', '/steps/1', '/steps/2', '/steps/3', '/steps/4', '/steps/5'];
const rest = ['/source/auth/decode.ts', '/attacks', '/sign-in', '/who-am-i'];
const file = '/assets/site.css';

const users = openSqliteUsers(':memory:');
await seedDemoUsers(users);
const config = readConfig({ JWT_SECRET: randomBytes(32).toString('hex') });
const app = createApp(config, users).use(await demoPages({ config, users, demo: true }));
const server = await listen(app, '127.0.0.1', 0);
try {
  const rows = await measure([
    file,
    ...[...paths, ...rest].flatMap((path) => [path, `${path}?zh`]),
  ]);
  const yardstick = median(rows[0]?.times ?? []);
  console.log(`Node ${process.version}, ${rounds} rounds, one request of each in turn\n`);
  console.log('page                      KB   with all it loads, KB   ms    × a static file');
  for (const { path, size, loads, times } of rows) {
    const [kilobytes, all] = [size, size + loads].map((bytes) => (bytes / 1000).toFixed(1));
    const time = median(times);
    console.log(
      `${path.padEnd(22)} ${kilobytes?.padStart(6)} ${all?.padStart(12)} ${time.toFixed(2).padStart(16)} ${(time / yardstick).toFixed(1).padStart(8)}`,
    );
  }
} finally {
  await server.close();
  await users.close();
}

async function measure(all: string[]) {
  const rows = all.map((path): Row => ({ path, size: 0, loads: 0, times: [] }));
  for (const row of rows) {
    const { page, size } = await get(row.path); // The first request of a lesson prints it.
    row.size = size;
    row.loads = await weightOf(server.url, page);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const row of rows) {
      const began = performance.now();
      await get(row.path);
      row.times.push(performance.now() - began);
    }
  }
  return rows;
}

/** A page, and its bytes as they are sent. */
async function get(path: string): Promise<{ page: string; size: number }> {
  const language = path.endsWith('?zh') ? 'zh-CN' : 'en';
  const answer = await fetch(server.url + path, { headers: { 'accept-language': language } });
  const page = await answer.text();
  return { page, size: Number(answer.headers.get('content-length')) };
}
