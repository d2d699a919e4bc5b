import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { spawnServer } from './spawn-server.ts';
import { median } from './table.ts';

const starts = 10;

/** Milliseconds from the spawn of the reference to its first response, and the same for a bare Koa, in turn. */
export async function compareStarts(folder: string, secret: string): Promise<string> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let number = 0; number < starts; number += 1) {
    const file = join(folder, `start-${number}.sqlite`);
    bare.push(await timeStart('tools/bench/bare.ts', {}));
    ours.push(
      await timeStart('src/server/main.ts', {
        JWT_SECRET: secret,
        DATABASE_URL: file,
        LOG_LEVEL: 'error',
      }),
    );
  }
  const show = (times: number[]) =>
    `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`;
  return [
    `Start: from the spawn to the first response, median of ${starts}`,
    `  bare Koa    ${show(bare)}`,
    `  reference   ${show(ours)}, ${(median(ours) / median(bare)).toFixed(2)} × bare`,
  ].join('\n');
}

async function timeStart(script: string, env: Record<string, string>): Promise<number> {
  const began = performance.now();
  const { url, stop } = await spawnServer(script, env);
  try {
    const [answer] = await once(get(`${url}/health`, { agent: false }), 'response');
    answer.resume();
    const elapsed = performance.now() - began;
    if (answer.statusCode !== 200) throw new Error(`${script} answered ${answer.statusCode}`);
    return elapsed;
  } finally {
    await stop();
  }
}
