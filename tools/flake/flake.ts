import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../src/course/steps.ts';
import { newSeed, randomSource, seedOf } from '../../src/kata/judge/random.ts';
import { drawPrograms, programsIn, programsOfCourse } from './programs.ts';
import { surpriseIn } from './surprise.ts';

// npm run flake: judges solutions, right programs and wrong ones many times, each time with another seed, while other
// processes keep cores busy. A right program that is refused once, or a wrong one that passes once or is refused by another
// check, ends it with code 1 and is printed with the command that repeats this verdict.

const { values } = parseArgs({
  options: {
    /** The number of runs. */
    runs: { type: 'string' },
    /** Judges every program in every run, instead of some of them. */
    all: { type: 'boolean', default: false },
    /** Judges only programs whose path contains this text. */
    only: { type: 'string', default: '' },
    /** Judges the programs in right/N/ and wrong/N/ of this folder, instead of those of the course. */
    folder: { type: 'string' },
    /** The number of processes that keep a core busy. */
    load: { type: 'string', default: '1' },
    /** The number of programs that are judged at once. */
    jobs: { type: 'string', default: '1' },
    /** Judges every chosen program once, with this seed. */
    seed: { type: 'string' },
  },
});
const seed = values.seed === undefined ? undefined : seedOf(values.seed);
if (values.seed !== undefined && seed === undefined) {
  throw new RangeError('Expected --seed with a whole number of at most 12 digits');
}
const runs = numberIn('runs', values.runs ?? (seed === undefined ? '200' : '1'), 1, 10_000);
const load = numberIn('load', values.load, 0, 64);
const jobs = numberIn('jobs', values.jobs, 1, 64);
const folder = values.folder === undefined ? root : resolve(values.folder);
const known = values.folder === undefined ? programsOfCourse() : programsIn(folder);
const chosen = known.filter(({ path }) => path.includes(values.only));
if (chosen.length === 0) throw new RangeError(`Expected a program with ${values.only} in its path`);
const every = values.all || seed !== undefined || values.only !== '' || folder !== root;

const busy = Array.from({ length: load }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
);
/** By the path of a program, what was found and with which seed. */
const surprises = new Map<string, { found: string; seed: number }[]>();
let verdicts = 0;
const began = performance.now();
try {
  for (let run = 1; run <= runs; run += 1) {
    const waiting = randomSource()
      .shuffle(every ? chosen : drawPrograms(chosen))
      .values();
    const work = async (): Promise<void> => {
      for (const program of waiting) {
        const used = seed ?? newSeed();
        const found = await surpriseIn(program, used);
        verdicts += 1;
        if (found === undefined) continue;
        const { path } = program;
        surprises.set(path, [...(surprises.get(path) ?? []), { found, seed: used }]);
        const where = values.folder === undefined ? '' : `--folder ${folder} `;
        console.log(`${path}: ${found}\n  npm run flake -- ${where}--only ${path} --seed ${used}`);
      }
    };
    await Promise.all(Array.from({ length: jobs }, work));
    if (process.stdout.isTTY) process.stdout.write(`\r${run} of ${runs} runs`);
  }
} finally {
  for (const process of busy) process.kill('SIGKILL');
}
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(
  `\n${runs} runs, ${verdicts} verdicts in ${minutes} minutes; ${surprises.size} of ${chosen.length} programs were judged wrongly.`,
);
for (const [path, found] of surprises) {
  const seeds = found.map((one) => one.seed).join(', ');
  console.log(`${path}: in ${found.length} of ${runs} runs, with the seeds ${seeds}`);
}
process.exitCode = surprises.size === 0 ? 0 : 1;

function numberIn(option: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new RangeError(`Expected --${option} from ${min} to ${max}, got ${text}`);
}
