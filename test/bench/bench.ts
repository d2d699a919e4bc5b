import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Child, pinned, start } from './children.ts';
import { prepare } from './material.ts';
import { assertAnswer, measure, type Target } from './measure.ts';
import { rowsOf } from './rows.ts';
import { median, type Sample, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '0.25' },
    rounds: { type: 'string', default: '10' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
if (!(seconds > 0 && seconds <= 60 && rounds >= 1 && rounds <= 1000)) {
  throw new RangeError('Expected --seconds up to 60 and --rounds up to 1000');
}
// Seconds a server. V8 goes on optimising for longer; the rounds that follow see to the rest.
const warmUp = 1.8;

const folder = mkdtempSync(join(tmpdir(), 'kata-bench-'));
const children: Child[] = [];
try {
  await bench();
} finally {
  await Promise.all(children.map((child) => child.stop()));
  rmSync(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const file = join(folder, 'users.sqlite');
  const { secret, username, material } = await prepare(file);
  const env = { ...process.env, NODE_ENV: 'production', JWT_SECRET: secret };

  const load = start('load.ts', 1, [], env);
  children.push(load);
  const measured: (Target & { title: string; samples: Sample[] })[] = [];
  for (const row of rowsOf(material)) {
    const server = start('serve.ts', 0, [row.subject, file, username], env);
    children.push(server);
    const target = { row, server, url: `${await server.told()}/api/me` };
    await assertAnswer(target);
    await measure(load, target, warmUp);
    measured.push({ ...target, title: row.title, samples: [] });
  }

  for (let round = 0; round < rounds; round += 1) {
    for (const target of measured) target.samples.push(await measure(load, target, seconds));
  }

  const busy = median(measured.flatMap(({ samples }) => samples.map((sample) => sample.busy)));
  console.log(
    `GET /api/me on Node ${process.version}, ${rounds} rounds of ${seconds} s a row, ` +
      `${pinned ? 'server and load on a core each' : 'not pinned to cores'}, ` +
      `server ${Math.round(busy * 100)} % busy\n`,
  );
  console.log(tableOf(measured));
  if (busy < 0.95) {
    console.log(
      '\nThe machine was busy with other work: trust × CPU, the same ratio by computing time.',
    );
  }
}
