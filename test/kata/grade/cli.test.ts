import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '#course/steps.ts';
import { mistakeOf, stepAt } from '../../support/learner.ts';
import { processesWith } from '../../support/terminal.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-grade-cli-')));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ['alice', 'bob', 'bob/alice', 'tmp', 'loop']) mkdirSync(join(folder, name));
writeFileSync(join(folder, 'a-file.ts'), '');
writeFileSync(
  join(folder, 'loop/extract.ts'),
  'export const extractToken = 1; console.log("x"); for (;;) {}',
);

writeFileSync(join(folder, 'class.csv'), 'submission,Email address\nalice,a@x.org\nzoe,z@x.org\n');

const program = join(root, 'src/kata/cli/grade.ts');
const env = (more = {}) => ({ PATH: process.env.PATH, TMPDIR: join(folder, 'tmp'), ...more });

function grade(args: string[], more = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env: env(more),
    encoding: 'utf8',
  });
}

describe('npm run grade', () => {
  test.each([
    ['no folder', [], 'Name the folders to grade'],
    ['a folder that is not there', ['alcie'], 'There is no folder alcie. Did you mean alice?'],
    ['a file', ['a-file.ts'], 'Name the folder that it is in: .'],
    [
      'an unknown option',
      ['alice', '--jnuit', 'x'],
      'There is no option --jnuit. Did you mean --junit?',
    ],
    ['an option without its file', ['alice', '--csv'], 'Name a file: --csv F'],
    ['a seed that is no number', ['alice', '--seed', 'x'], 'A seed is a whole number'],
    ['a seed with 13 digits', ['alice', '--seed', '1234567890123'], 'of at most 12 digits'],
    ['no seed', ['alice', '--seed'], 'for example: --seed 42'],
    ['a report that has no place', ['alice', '--csv', 'no/where.csv'], 'there is no folder no'],
    ['a report that is a folder', ['alice', '--csv', 'bob'], 'bob is a folder'],
    ['two reports to print', ['alice', '--csv', '-', '--json', '-'], 'Only one report'],
    ['Gradescope for two folders', ['alice', 'bob', '--gradescope', 'r.json'], 'Name one folder'],
    ['Classroom 50 elsewhere', ['alice', '--classroom50', 'r.json'], 'does not contain CLASSROOM,'],
    ['a gradebook without a roster', ['alice', '--canvas', 'c.csv'], '--canvas needs a roster'],
    ['a roster alone', ['alice', '--roster', 'a-file.ts'], 'only for --canvas and --moodle'],
    ['no roster', ['alice', '--moodle', 'm.csv', '--roster', 'r.csv'], 'There is no file r.csv'],
    [
      'another file',
      ['alice', '--moodle', 'm.csv', '--roster', 'a-file.ts'],
      'no column “submission”',
    ],
    [
      'a roster without ids',
      ['alice', '--canvas', 'c.csv', '--roster', 'class.csv'],
      'SIS User ID',
    ],
    ['feedback into a file', ['alice', '--feedback', 'a-file.ts'], 'a-file.ts is a file'],
    ['feedback without a place', ['alice', '--feedback', 'no/where'], 'there is no folder no'],
  ])('ends with 2 for %s', (_, args, words) => {
    const { status, stderr, stdout } = grade(args);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each([
    ['json', '-- FOLDER --json F'],
    ['seed', '-- FOLDER --seed S'],
  ])('ends with 2 for --%s that npm took', (option, advice) => {
    const { status, stderr } = grade(['alice'], { [`npm_config_${option}`]: '5' });
    expect(stderr).toContain(advice);
    expect(status).toBe(2);
  });

  test('uses one seed for a class, and repeats the inputs of a run', async () => {
    const { text } = await mistakeOf(stepAt(3), 'query-forgotten');
    for (const name of ['carol', 'dave']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'extract.ts'), text);
    }
    const gradeBoth = (...options: string[]) => {
      const { stdout } = grade(['carol', 'dave', '--json', 'grades.json', ...options]);
      const { seed, submissions } = JSON.parse(readFileSync(join(folder, 'grades.json'), 'utf8'));
      expect(stdout).toMatch(new RegExp(`\n\nInputs of this run: --seed ${seed}\nCourse: .+\n$`));
      const failures: string[] = submissions.map(({ steps }: { steps: { checks: object }[] }) =>
        JSON.stringify(steps[2]?.checks),
      );
      return { seed, failures };
    };
    const first = gradeBoth();
    expect(first.failures[0]).toContain('access_token=');
    expect(first.failures[1]).toBe(first.failures[0]);
    expect(gradeBoth('--seed', String(first.seed))).toEqual(first);
    const other = gradeBoth('--seed', '7');
    expect(other.seed).toBe(7);
    expect(other.failures).not.toEqual(first.failures);
  });

  test('writes a gradebook and feedback, and reports learners that are not in both', () => {
    const moodle = ['--moodle', 'moodle.csv', '--roster', 'class.csv', '--assignment', 'JWT'];
    const { status, stderr } = grade([
      ...['alice', 'bob', '--feedback', 'feedback', '--results', 'results'],
      ...moodle,
    ]);
    expect(status).toBe(0);
    expect(stderr.split('\n')).toEqual([
      'No submission of zoe z@x.org (class.csv, line 3). The gradebook’s file leaves this learner out.',
      'class.csv does not contain the submission bob, which has 0 of 100 points. The gradebook’s file leaves it out.',
      '',
    ]);
    const text = readFileSync(join(folder, 'moodle.csv'), 'utf8');
    expect(text).toMatch(/^\ufeffEmail address,JWT,Feedback\na@x\.org,0,1 setup 0\/\d+: no setup/);
    expect(readdirSync(join(folder, 'feedback'))).toEqual(['alice.md', 'bob.md']);
    const merge = join(root, 'src/kata/cli/grade-merge.ts');
    const again = ['results', ...moodle.with(1, 'again.csv')];
    const merged = spawnSync(process.execPath, [merge, ...again], { cwd: folder, env: env() });
    expect(merged.status).toBe(0);
    expect(readFileSync(join(folder, 'again.csv'), 'utf8')).toBe(text);
  });

  test('reads paths from the folder in which npm was called', () => {
    const { status, stdout } = grade(['alice'], { INIT_CWD: join(folder, 'bob') });
    expect(stdout).toContain('alice');
    expect(status).toBe(0);
  });

  test('ends with 0 for an empty folder, and prints the paths of folders with the same name', () => {
    const { status, stdout } = grade(['alice', 'bob/alice', 'bob', '--json', '-']);
    const { version, submissions } = JSON.parse(stdout);
    expect(version).toBe(2);
    expect(submissions).toMatchObject([
      { name: 'alice', points: 0, of: 100, hints: null },
      { name: 'bob/alice' },
      {
        name: 'bob',
        steps: [{ status: 'missing', first_failure: null, reason: 'no setup.ts' }, {}, {}, {}, {}],
      },
    ]);
    expect(status).toBe(0);
  });

  test.each(['0', '17000000000', '1.7e9', 'now'])('refuses the moment %j', (epoch) => {
    const { status, stderr } = grade(['alice'], { SOURCE_DATE_EPOCH: epoch });
    expect(stderr).toContain('SOURCE_DATE_EPOCH must be a number of seconds since 1970');
    expect(status).toBe(2);
  });

  test('writes the same page about a class in one run and after a merge', () => {
    const options = ['--seed', '7'];
    const epoch = { SOURCE_DATE_EPOCH: '1700000000' };
    expect(grade(['alice', 'bob', ...options, '--html', 'whole.html'], epoch).status).toBe(0);
    for (const part of ['1', '2']) {
      const results = ['--shard', `${part}/2`, '--results', `${part}.jsonl`];
      expect(grade(['alice', 'bob', ...options, ...results], epoch).status).toBe(0);
    }
    const merge = join(root, 'src/kata/cli/grade-merge.ts');
    spawnSync(process.execPath, [merge, '2.jsonl', '1.jsonl', '--html', 'merged.html'], {
      cwd: folder,
      env: env(),
    });
    const [whole, merged] = ['whole.html', 'merged.html'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    expect(whole).toContain('no setup.ts');
    expect(merged).toBe(whole);
  });

  test('leaves no file and no process when it is interrupted', async () => {
    const child = spawn(process.execPath, [program, 'loop'], { cwd: folder, env: env() });
    while (processesWith(join(folder, 'tmp')).length === 0)
      await new Promise((go) => setTimeout(go, 50));
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('close', done));
    expect(code).toBe(130);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    await expect.poll(() => processesWith(join(folder, 'tmp'))).toEqual([]);
  });
});
