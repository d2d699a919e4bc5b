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
      expect(stdout).toMatch(new RegExp(`\n\nInputs of this run: --seed ${seed}\n$`));
      const failures: string[] = submissions.map(({ steps }: { steps: { failure: object }[] }) =>
        JSON.stringify(steps[2]?.failure).replaceAll(/:\d+\//g, '/'),
      );
      return { seed, failures };
    };
    const first = gradeBoth();
    expect(first.failures[0]).toContain('access_token=');
    expect(first.failures[1]).toBe(first.failures[0]);
    expect(gradeBoth('--seed', String(first.seed))).toEqual(first);
    expect(gradeBoth('--seed', '7').seed).toBe(7);
    expect(gradeBoth().failures).not.toEqual(first.failures);
  }, 60_000);

  test('reads paths from the folder in which npm was called', () => {
    const { status, stdout } = grade(['alice'], { INIT_CWD: join(folder, 'bob') });
    expect(stdout).toContain('alice');
    expect(status).toBe(0);
  });

  test('ends with 0 for an empty folder, and prints the paths of folders with the same name', () => {
    const { status, stdout } = grade(['alice', 'bob/alice', 'bob', '--json', '-']);
    const { version, submissions } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(submissions).toMatchObject([
      { name: 'alice', points: 0, of: 100, hints: null },
      { name: 'bob/alice' },
      {
        name: 'bob',
        steps: [
          { status: 'missing', failure: { check: null, title: 'no setup.ts' } },
          {},
          {},
          {},
          {},
        ],
      },
    ]);
    expect(status).toBe(0);
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
