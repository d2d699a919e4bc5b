import { solutionText } from '#course/specifiers.ts';
import { stepAt } from '../../support/learner.ts';
import type { Row } from './row.ts';

const whole = solutionText(stepAt(3));

/** The solution of step 3 with code before it. */
const after = (code: string) => ({ 'extract.ts': `${code}\n${whole}` });

/** The solution, which at each request looks whether its time has come, and then does something else. */
const whenOver = (isOver: string, what: string, before = '') => ({
  'extract.ts': `${whole.replace('export function extractToken', 'function right')}
${before}
const begun = performance.now();
export const extractToken = () => async (ctx, next) => {
  if (${isOver}) { ${what} }
  return right()(ctx, next);
};`,
});

/** Milliseconds after which a program does something else. The others are for `GRADE_RUNS`, which takes long. */
const fuses = [50, 200, 500, 1_000, 5_000];
const others = process.env.GRADE_RUNS ? [100, 150, 2_000, 3_000, 4_000] : [];

/** Programs that are right until some time after their start. */
export const bombs: Row[] = [
  ...[...fuses, ...others].flatMap(bombsOf),
  {
    name: 'loads for 2000 ms, and lets everything pass after 5000 more',
    files: whenOver(
      'performance.now() - begun > 5000',
      'return next();',
      'for (const end = performance.now() + 2000; performance.now() < end; );',
    ),
    gets: 'nothing',
  },
];

function bombsOf(fuse: number): Row[] {
  // Whether it is right at first at all depends on the speed of the machine.
  const gets = fuse < 200 ? 'less' : 'nothing';
  return [
    {
      name: `exits by a timer after ${fuse} ms`,
      files: after(`setTimeout(() => process.exit(0), ${fuse});`),
      gets,
    },
    {
      name: `exits at the first request after ${fuse} ms`,
      files: whenOver(`performance.now() - begun > ${fuse}`, 'process.exit(0);'),
      gets,
    },
    {
      name: `lets everything pass after ${fuse} ms`,
      files: whenOver(`performance.now() - begun > ${fuse}`, 'return next();'),
      gets,
    },
  ];
}

/** Programs that want what is not allowed, and catch the error. */
export const attempts: Row[] = Object.entries({
  'reads a file': `import { readFileSync } from 'node:fs'; try { readFileSync('/etc/hostname'); } catch {}`,
  'reads a file later': `import { readFile } from 'node:fs/promises'; readFile('/etc/hostname').catch(() => {});`,
  'lists a folder': `import { readdirSync } from 'node:fs'; try { readdirSync('/'); } catch {}`,
  'writes a file': `import { writeFileSync } from 'node:fs'; try { writeFileSync('out', 'x'); } catch {}`,
  'starts a process': `import { spawnSync } from 'node:child_process'; try { spawnSync('true'); } catch {}`,
  'starts a worker': `import { Worker } from 'node:worker_threads'; try { new Worker('0', { eval: true }); } catch {}`,
  'connects to a server': `import { connect } from 'node:net'; try { connect(80, '127.0.0.1').on('error', () => {}); } catch {}`,
  'kills a process': `try { process.kill(process.ppid, 0); } catch {}`,
  'silences the reports first': `import { channel } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
try { const reports = channel('node:permission-model:fs'); reports._subscribers = []; reports._subscribers.length = 0; } catch {}
try { Object.setPrototypeOf(channel('node:permission-model:fs'), Object.prototype); } catch {}
try { readFileSync('/etc/hostname'); } catch {}`,
}).map(([what, code]) => ({
  name: `${what}, and catches the error`,
  files: after(code),
  gets: 'nothing',
}));

/** Right work in the wrong place. Only what is certain is graded; the rest is named to the teacher. */
export const misplaced: Row[] = [
  { name: 'one folder deeper', files: { 'work/extract.ts': whole }, gets: 15 },
  {
    name: 'three folders deeper',
    files: { 'a/b/c/steps/03-extract-token/extract.ts': whole },
    gets: 15,
  },
  {
    name: 'the content of the folder steps',
    files: { '03-extract-token/extract.ts': whole, '03-extract-token/README.md': 'x' },
    gets: 15,
  },
  {
    name: 'from an archive of a Mac',
    files: { 'work/extract.ts': whole, '__MACOSX/work/._extract.ts': 'x', '.DS_Store': 'x' },
    gets: 15,
  },
  {
    name: 'beside an untouched exercise',
    files: {
      'steps/03-extract-token/extract.ts': { exercise: 3 },
      'extract.ts': whole,
    },
    gets: 15,
  },
  { name: 'with a capital', files: { 'Extract.ts': whole }, gets: 'nothing', near: 'Extract.ts' },
  { name: 'a copy', files: { 'extract (1).ts': whole }, gets: 'nothing', near: 'extract (1).ts' },
  { name: 'another ending', files: { 'extract.mts': whole }, gets: 'nothing', near: 'extract.mts' },
  { name: 'a typing error', files: { 'extrct.ts': whole }, gets: 'nothing', near: 'extrct.ts' },
  {
    name: 'a packed archive',
    files: { 'work/homework.zip': 'PK', 'work/notes.md': 'x' },
    gets: 'nothing',
    near: 'work/homework.zip',
  },
];
