import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { root } from '#course/steps.ts';
import { mistakeOf, stepAt } from '../../support/learner.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-grade-scale-')));
const place = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const names = ['ann', 'ben', 'cem', 'dan', 'eva'];
const solution = solutionText(stepAt(3));
const { text: mistake } = await mistakeOf(stepAt(3), 'query-forgotten');
const texts = [solution, mistake, solution, 'export const x = 1;', `${solution}// own\n`];
for (const [index, name] of names.entries()) {
  mkdirSync(place(name));
  writeFileSync(place(`${name}/extract.ts`), String(texts[index]));
}
// Its failure shows a token, which has a random id.
writeFileSync(place('eva/issue.ts'), (await mistakeOf(stepAt(2), 'exp-in-milliseconds')).text);
writeFileSync(place('roster.csv'), 'name\n');

const env = { PATH: process.env.PATH, TMPDIR: folder, SOURCE_DATE_EPOCH: '1700000000' };
const options = { cwd: folder, env, encoding: 'utf8' } as const;
const programs = { grade: 'src/kata/cli/grade.ts', merge: 'src/kata/cli/grade-merge.ts' };

function run(program: keyof typeof programs, ...args: string[]) {
  return spawnSync(process.execPath, [join(root, programs[program]), ...args], options);
}

const reportsTo = (name: string) =>
  ['json', 'csv', 'markdown', 'junit'].flatMap((kind) => [`--${kind}`, `${name}.${kind}`]);
const reportsOf = (name: string) =>
  ['json', 'csv', 'markdown', 'junit'].map((kind) =>
    readFileSync(place(`${name}.${kind}`), 'utf8'),
  );
const learnersIn = (file: string): string[] =>
  readFileSync(place(file), 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line).name);

describe('a large class', () => {
  test('gets the same reports, byte for byte, in one run and in merged parts', () => {
    const whole = run('grade', ...names, '--seed', '5', ...reportsTo('whole'));
    expect(whole.status).toBe(0);
    for (const part of ['1/2', '2/2']) {
      const file = `part${part[0]}.jsonl`;
      const { status } = run('grade', ...names, '--seed', '5', '--shard', part, '--results', file);
      expect(status).toBe(0);
    }
    expect(learnersIn('part2.jsonl').toSorted()).toEqual(['ben', 'dan']);
    const { status, stdout } = run('merge', 'part2.jsonl', 'part1.jsonl', ...reportsTo('merged'));
    expect(status).toBe(0);
    expect(stdout).toBe(whole.stdout);
    expect(reportsOf('merged')).toEqual(reportsOf('whole'));
    expect(reportsOf('whole').join()).toContain('.…');
  });

  test('is graded again only where a file has changed', () => {
    const first = run('grade', ...names, '--seed', '5', '--results', 'all.jsonl');
    expect(first.status).toBe(0);
    writeFileSync(place('dan/extract.ts'), `${solution}// later\n`);
    appendFileSync(place('all.jsonl'), '{"name":"eva","steps":[{"hash'); // As after a crash.
    const again = run('grade', ...names, '--results', 'all.jsonl', '--only-changed', '--json', '-');
    expect(again.status).toBe(0);
    const { seed, submissions } = JSON.parse(again.stdout);
    expect(seed).toBe(5);
    expect(submissions.map(({ points }: { points: number }) => points)).toEqual([
      15,
      expect.any(Number),
      15,
      15,
      15,
    ]);
    expect(learnersIn('all.jsonl').toSorted()).toEqual(names);
  });

  test('keeps what was graded before Ctrl-C', async () => {
    writeFileSync(
      place('eva/extract.ts'),
      'export const extractToken = () => (_ctx, next) => new Promise((done) => setTimeout(done, 4900)).then(next);\n',
    );
    const args = [
      join(root, programs.grade),
      'ann',
      'eva',
      '--results',
      'cut.jsonl',
      '--csv',
      'cut.csv',
    ];
    const child = spawn(process.execPath, args, options);
    let printed = '';
    child.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    await expect.poll(() => learnersIn('cut.jsonl')).toEqual(['ann']);
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('close', done));
    expect(code).toBe(130);
    expect(printed).toContain('1 of 2 learners are graded');
    expect(readFileSync(place('cut.csv'), 'utf8')).toContain('ann,15,100');
    writeFileSync(place('eva/extract.ts'), `${solution}// own\n`);
    const { status, stdout } = run(
      'grade',
      'ann',
      'eva',
      '--results',
      'cut.jsonl',
      '--resume',
      '--csv',
      '-',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('eva,15,100');
  });

  test('prints the table, and writes every other report, if one cannot be written', () => {
    const { status, stdout, stderr } = run(
      'grade',
      'ann',
      '--csv',
      '/dev/full',
      '--json',
      'left.json',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ann +0 +0 +15/m);
    expect(stderr).toBe('--csv: /dev/full was not written (ENOSPC)\n');
    expect(JSON.parse(readFileSync(place('left.json'), 'utf8')).submissions).toHaveLength(1);
  });

  test('leaves out files beside the folders', () => {
    mkdirSync(place('empty'));
    const { status, stderr } = run('grade', 'empty', 'roster.csv');
    expect(stderr).toBe('roster.csv is a file, not a folder: it was not graded.\n');
    expect(status).toBe(0);
  });
});

describe('parts that do not fit', () => {
  test.each([
    ['a part that is none', 'grade', ['ann', '--shard', '3/2'], 'for example: --shard 1/4'],
    ['no file of results', 'grade', ['ann', '--resume'], 'need the file of the results'],
    ['results that exist', 'grade', ['ann', '--results', 'roster.csv'], 'roster.csv exists'],
    [
      'a file of something else',
      'grade',
      ['ann', '--results', 'roster.csv', '--resume'],
      'roster.csv is not a file of results',
    ],
    ['no files to merge', 'merge', [], 'Name the files of results'],
    [
      'a file that is not there',
      'merge',
      ['nowhere.jsonl'],
      'nowhere.jsonl is not a file of results',
    ],
  ] as const)('end with 2 for %s', (_, program, args, words) => {
    const { status, stderr } = run(program, ...args);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });

  test('end with 2 if they are of two runs, or of the same learners', () => {
    mkdirSync(place('nobody'), { recursive: true });
    for (const [file, seed] of [
      ['one', '1'],
      ['two', '2'],
      ['same', '1'],
    ] as const) {
      expect(run('grade', 'nobody', '--seed', seed, '--results', `${file}.jsonl`).status).toBe(0);
    }
    const other = run('merge', 'one.jsonl', 'two.jsonl');
    expect([other.status, other.stderr]).toEqual([
      2,
      expect.stringContaining('do not belong together'),
    ]);
    const twice = run('merge', 'one.jsonl', 'same.jsonl');
    expect([twice.status, twice.stderr]).toEqual([
      2,
      expect.stringContaining('nobody is in one.jsonl'),
    ]);
  });
});
