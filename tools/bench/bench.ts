import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinned, start, stopAll } from './children.ts';
import { compareStarts } from './first-answer.ts';
import { measureFloods } from './floods.ts';
import { prepare } from './material.ts';
import { measure, prepareTarget, type Target } from './measure.ts';
import { compareProcesses } from './processes.ts';
import type { Row, Section } from './rows.ts';
import { accepting, sectionsOf } from './sections.ts';
import { median, type Sample, tableOf } from './table.ts';

// npm run bench [-- --only peers,start]: what GET /api/me costs, as ratios of one run.

const names = [
  'peers',
  'steps',
  'sessions',
  'refusing',
  'population',
  'processes',
  'start',
  'floods',
];

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '0.3' },
    rounds: { type: 'string', default: '20' },
    only: { type: 'string', default: names.join() },
  },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
const only = values.only.split(',');
if (!(seconds > 0 && seconds <= 60 && rounds >= 1 && rounds <= 1000)) {
  throw new RangeError('Expected --seconds up to 60 and --rounds up to 1000');
}
if (only.some((name) => !names.includes(name))) {
  throw new RangeError(`Expected --only with some of ${names.join()}`);
}

const folder = mkdtempSync(join(tmpdir(), 'kata-bench-'));
try {
  await bench();
} finally {
  await stopAll();
  rmSync(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const material = await prepare(folder);
  Object.assign(process.env, { NODE_ENV: 'production', JWT_SECRET: material.secret });
  console.log(
    `GET /api/me on Node ${process.version}, ${rounds} rounds of ${seconds} s a row, ` +
      `${pinned ? 'server and load on a core each' : 'not pinned to cores'}`,
  );

  const sections: Section[] = [];
  for (const [name, build] of Object.entries(sectionsOf(material, folder))) {
    if (only.includes(name)) sections.push(await build());
  }
  if (sections.length > 0) await showSections(sections);
  if (only.includes('processes')) {
    const row = accepting(material, 'reference');
    console.log(`\n${await compareProcesses(row, { rounds, seconds })}`);
  }
  if (only.includes('floods')) console.log(`\n${await measureFloods(folder)}`);
  if (only.includes('start')) console.log(`\n${await compareStarts(folder, material.secret)}`);
}

async function showSections(sections: Section[]): Promise<void> {
  const load = start('load.ts', 1);
  const measured = new Map<Row, { target: Target; title: string; samples: Sample[] }>();
  for (const row of new Set(sections.flatMap(({ rows }) => rows))) {
    const target = await prepareTarget(row, load, 0);
    measured.set(row, { target, title: row.title, samples: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, samples } of measured.values()) {
      samples.push(await measure(target, seconds));
    }
  }

  for (const { heading, rows } of sections) {
    console.log(`\n${heading}\n`);
    console.log(tableOf(rows.flatMap((row) => measured.get(row) ?? [])));
  }
  const all = [...measured.values()].flatMap(({ samples }) => samples);
  const busy = median(all.map((sample) => sample.busy));
  console.log(`\nServers were ${Math.round(busy * 100)} % busy.`);
  if (busy < 0.95) {
    console.log('The machine had other work: trust × CPU, the same ratio by computing time.');
  }
}
