import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeSecret } from '../../src/server/config/secret.ts';
import { spawnServer } from './spawn-server.ts';

const requests = { health: 100, signIns: 24 };

/** What other addresses notice while one address floods the reference with sign-ins: milliseconds of their requests. */
export async function measureFloods(folder: string): Promise<string> {
  const lines = [
    'Floods of sign-ins from one address, and the requests of another address meanwhile',
  ];
  for (const kind of ['none', 'marks', 'empty', 'guesses']) {
    const server = await spawnServer('src/server/main.ts', {
      JWT_SECRET: makeSecret(),
      DATABASE_URL: join(folder, `flood-${kind}.sqlite`),
      TRUST_PROXY: '1',
      LOG_LEVEL: 'info',
    });
    const person = { username: 'ada', password: 'analytical-engine' };
    await post(`${server.url}/users`, person);
    const flood = spawn(
      process.execPath,
      [join(import.meta.dirname, 'flood.ts'), server.url, kind],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    await setTimeout(1_000);
    const health = await timesOf(requests.health, 20, () => fetch(`${server.url}/health`));
    const signIns = await timesOf(requests.signIns, 0, () => post(`${server.url}/login`, person));
    flood.kill();
    await once(flood, 'exit');
    await server.stop();
    lines.push(`  ${kind.padEnd(8)} /health ${health}; /login ${signIns}`);
  }
  return lines.join('\n');
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '198.51.100.7' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Sends requests one after the other. Returns how many had success, and the median and the 95th percentile of their times. */
async function timesOf(
  count: number,
  pause: number,
  send: () => Promise<Response>,
): Promise<string> {
  const times: number[] = [];
  let good = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now();
    const answer = await send();
    await answer.arrayBuffer();
    times.push(performance.now() - began);
    if (answer.ok) good += 1;
    await setTimeout(pause);
  }
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(count * share) - 1] ?? 0).toFixed(1);
  return `${good} of ${count}, median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
