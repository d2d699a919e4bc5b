import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { mistakesOf, rightProgramsOf, root, type Step, steps } from '../../src/course/steps.ts';
import { translate } from '../../src/i18n/message.ts';
import { readMistake } from '../../src/kata/course-check/mistake.ts';
import { failureOf, judgeFile } from '../../src/kata/judge/judge.ts';

// npm run flake: every suite many times, its checks in random order, while another process keeps a core busy. A solution
// or another right program that is refused once, or a wrong one that is not refused by its check, ends it with code 1.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '200' } } });
const runs = Number(values.runs);
if (!(runs >= 1 && runs <= 10_000)) throw new RangeError('Expected --runs from 1 to 10000');

/** A program whose verdict is known: refused first by a check, or by none. */
interface Known {
  step: Step;
  file: string;
  refusedBy: string | undefined;
}

const right = steps.flatMap((step): Known[] =>
  [step.solution, ...rightProgramsOf(step)].map((file) => ({
    step,
    file,
    refusedBy: undefined,
  })),
);
const wrong = steps.flatMap((step) =>
  mistakesOf(step).map((file): Known => {
    return { step, file, refusedBy: readMistake(file).refusedBy };
  }),
);

const busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
const changed: string[] = [];
let verdicts = 0;
try {
  const began = performance.now();
  for (let run = 1; run <= runs; run += 1) {
    // Every solution every time; of the others as many, each run different ones.
    const solutions = right.filter(({ step, file }) => file === step.solution);
    const others = shuffled(right.filter(({ step, file }) => file !== step.solution));
    const drawn = [...solutions, ...others.slice(0, 5), ...shuffled(wrong).slice(0, 5)];
    for (const known of shuffled(drawn)) await hold(known, run);
    if (process.stdout.isTTY) process.stdout.write(`\r${run} of ${runs} runs`);
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  console.log(
    `\n${runs} runs, ${verdicts} verdicts in ${minutes} minutes, ${changed.length} changed.`,
  );
} finally {
  busy.kill('SIGKILL');
}
for (const line of changed) console.log(line);
process.exitCode = changed.length === 0 ? 0 : 1;

async function hold({ step, file, refusedBy }: Known, run: number): Promise<void> {
  // The order tells which check refuses first, so it is random for right programs only.
  const order = refusedBy === undefined ? shuffled : undefined;
  const failure = failureOf(await judgeFile({ step, file }, { ...(order && { order }) }));
  verdicts += 1;
  if (failure?.check.id === refusedBy) return;
  const found =
    failure &&
    `${failure.check.id}: ${failure.error.message}; ${translate(failure.error.received, 'en')}`;
  changed.push(`run ${run}: ${file.slice(root.length + 1)}: ${found ?? 'a pass'}`);
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
