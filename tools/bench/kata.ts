import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { mistakesOf, programOf } from '../../src/course/mistakes.ts';
import { solutionText } from '../../src/course/specifiers.ts';
import { root, type Step, stepOf, steps } from '../../src/course/steps.ts';
import { copyCourse } from '../../test/support/learner.ts';
import { median } from './table.ts';

// npm run bench:kata: milliseconds from a save to the first verdict on the screen of `npm run kata`, in a pseudo-terminal, as
// a ratio to one run of Vitest on a suite of one request in the same minute. Half of the saves pass, half of them fail. A save
// passes first when the examples have passed. The last column is the median until all checks have passed.

const { values } = parseArgs({
  options: { saves: { type: 'string', default: '30' }, step: { type: 'string' } },
});
const saves = Number(values.saves);
const chosen = values.step === undefined ? steps : [stepOf(values.step)];

/** The shortest pause between two saves, in milliseconds. */
const rest = 700;

const folder = mkdtempSync(join(tmpdir(), 'kata-bench-'));
try {
  copyCourse(folder);
  mkdirSync(join(folder, '.kata'));
  const rival: number[] = [];
  const rows: ({ step: Step } & Times)[] = [];
  for (const step of chosen) {
    if (step === undefined) continue;
    rows.push({ step, ...(await timesOf(step)) });
    for (let run = 0; run < 3; run += 1) rival.push(await timeVitest());
  }
  const usual = median(rival);
  console.log(
    `Node ${process.version}, ${saves} saves a step; vitest run, one request: ${usual.toFixed(0)} ms\n`,
  );
  console.log('step         median    p95    max   × vitest run   all checks');
  for (const { step, first: times, all } of rows) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
    const cells = [median(times), at(0.95), at(1)].map((time) => time.toFixed(0).padStart(6));
    console.log(
      `${step.number} ${step.name.padEnd(9)} ${cells.join(' ')}   ${(median(times) / usual).toFixed(2)}           ${median(all).toFixed(0).padStart(10)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Milliseconds from saves to what the screen shows. */
interface Times {
  /** Until the examples have passed, or a check has failed. */
  first: number[];
  /** Until all checks have passed, for every second save that passes: the others are replaced by the next save. */
  all: number[];
}

async function timesOf(step: Step): Promise<Times> {
  const progress = { version: 1, current: step.name, steps: {} };
  writeFileSync(join(folder, '.kata/progress.json'), JSON.stringify(progress));
  const file = join(folder, step.shown);
  const [fail = ''] = mistakesOf(step).map((mistake) => programOf(mistake).text);
  const texts = { pass: solutionText(step), fail };

  const program = `${process.execPath} src/kata/cli/kata.ts`;
  const child = spawn('script', ['-qfec', program, '/dev/null'], {
    cwd: folder,
    env: { ...process.env, CI: '', COLUMNS: '100' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const screen = readScreens(child.stdout);
  await screen(/skipped until|All \d+ checks passed/);
  const times: Times = { first: [], all: [] };
  try {
    for (let save = 0; save < saves; save += 1) {
      await setTimeout(rest + Math.random() * 500);
      const right = save % 2 === 0;
      const shown = screen(right ? /✓ .*checks passed/ : /✗ /);
      const saved = performance.now();
      writeFileSync(file, `${right ? texts.pass : texts.fail}\n// save ${save}\n`);
      await shown;
      times.first.push(performance.now() - saved);
      if (save % 4 !== 0) continue;
      await screen(/All \d+ checks passed/);
      times.all.push(performance.now() - saved);
    }
  } finally {
    child.stdin.write('q');
    await once(child, 'close');
  }
  return times;
}

/** Resolves when the output from now on matches a pattern. Rejects after ten seconds. */
function readScreens(stream: NodeJS.ReadableStream) {
  let printed = '';
  let look = () => {};
  stream.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    look();
  });
  return (pattern: RegExp) => {
    printed = '';
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeoutReject(reject, pattern);
    look = () => {
      if (!pattern.test(printed)) return;
      late.abort();
      resolve();
    };
    return promise;
  };
}

function setTimeoutReject(reject: (error: Error) => void, pattern: RegExp): AbortController {
  const controller = new AbortController();
  setTimeout(10_000, undefined, { signal: controller.signal })
    .then(() => reject(new Error(`No verdict within 10 seconds: ${pattern}`)))
    .catch(() => {});
  return controller;
}

async function timeVitest(): Promise<number> {
  mkdirSync(join(folder, 'rival'), { recursive: true });
  writeFileSync(
    join(folder, 'rival/one.test.ts'),
    `import Koa from 'koa'; import request from 'supertest'; import { expect, test } from 'vitest';
test('answers', async () => { const app = new Koa().use((ctx) => { ctx.body = 'ok'; });
  expect((await request(app.callback()).get('/')).status).toBe(200); });`,
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const began = performance.now();
  const child = spawn(process.execPath, [vitest, 'run', '--root', join(folder, 'rival')], {
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Expected vitest run to pass, it ended with ${code}`);
  return performance.now() - began;
}
