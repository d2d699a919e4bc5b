import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, steps } from '#course/steps.ts';
import { courseId } from '#kata/grade/course-id.ts';
import { gradescopeZip } from '#kata/grade/platforms/gradescope-zip.ts';
import { complaintsAbout } from './contracts.ts';
import { describeWithPython, prepareFolder, runProgram, submit, unpackZip } from './programs.ts';

/** A busy machine needs many times the five seconds of one at rest. */

const fromDocs = (name: string) => join(root, 'docs', name);

describeWithPython('the autograder of Classroom 50', () => {
  const environment = {
    CLASSROOM: 'jwt-2026',
    ASSIGNMENT: 'jwt',
    ASSIGNMENT_TYPE: 'individual',
    USERNAME: 'ada',
    OWNER: 'ada',
    SUBMISSION_TAG: 'submit/2026-11-29T05-00-00Z-a1b2c3d',
    COMMIT_URL: 'https://github.com/class/jwt-2026-jwt-ada/commit/a1b2c3d',
    RELEASE_URL: 'https://github.com/class/jwt-2026-jwt-ada/releases/tag/submit',
    REVIEW_URL: 'https://github.com/class/jwt-2026-jwt-ada/compare/1...2',
  };

  test('writes result.json and the notes of the release into the checkout', () => {
    const { folder, submission } = prepareFolder();
    const env = {
      ...environment,
      KATA_COURSE: join(folder, 'course'),
      TMPDIR: join(folder, 'tmp'),
    };
    const run = () =>
      runProgram('python3', [fromDocs('classroom50/autograder.py')], { cwd: submission, env });
    expect(run()).toEqual({ status: 0, stdout: expect.any(String), stderr: '' });
    const result = readFileSync(join(submission, 'result.json'), 'utf8');
    expect(complaintsAbout('classroom50', result)).toEqual([]);
    const { tests } = JSON.parse(result);
    expect(tests.map(({ passed }: { passed: boolean }) => passed)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    const body = readFileSync(join(submission, 'release-body.md'), 'utf8');
    expect(body).toContain('## Step 5: Attach the user');
    expect(body).toContain('steps/05-attach-user/README.md');
    expect(
      readdirSync(join(folder, 'tmp')).filter((name) => name !== 'node-compile-cache'),
    ).toEqual([]);
  });

  test('ends with an error and writes nothing if the grader cannot run', () => {
    const { folder, submission } = prepareFolder();
    const { CLASSROOM, ...less } = environment;
    const { status, stderr } = runProgram('python3', [fromDocs('classroom50/autograder.py')], {
      cwd: submission,
      env: { ...less, KATA_COURSE: join(folder, 'course'), TMPDIR: join(folder, 'tmp') },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('It does not contain CLASSROOM.');
    expect(existsSync(join(submission, 'result.json'))).toBe(false);
  });
});

describe('the assignment of Classroom 50', () => {
  const text = readFileSync(fromDocs('classroom50/assignment.json'), 'utf8');

  test('is an entry of assignments.json', () => {
    expect(complaintsAbout('assignment', text)).toEqual([]);
  });

  test('keeps exactly the five files and the progress, as Git reads its patterns', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kata-allowed-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const git = (...words: string[]) =>
      spawnSync('git', words, { cwd: folder, encoding: 'utf8' }).stdout.split('\n');
    git('init', '-q');
    writeFileSync(join(folder, '.gitignore'), JSON.parse(text).allowed_files.join('\n'));
    const five = steps.map(({ shown }) => shown);
    const others = [
      'package.json',
      'src/main.ts',
      'steps/app.ts',
      'steps/x/extract.ts',
      'setup.ts',
    ];
    const ignored = git('check-ignore', '--no-index', ...five, '.kata/progress.json', ...others);
    expect(ignored.slice(0, -1)).toEqual(others);
  });
});

describeWithPython('the autograder of Gradescope', () => {
  const zip = gradescopeZip('zh-CN');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kata-gradescope-')));
  const place = (name: string) => join(folder, name);
  let modes: Record<string, number> = {};

  beforeAll(() => {
    for (const name of ['source', 'submission', 'tmp']) mkdirSync(place(name));
    writeFileSync(place('autograder.zip'), zip);
    modes = unpackZip(place('autograder.zip'), place('source'));
    symlinkSync(realpathSync(join(root, 'node_modules')), place('source/course/node_modules'));
    submit(place('submission'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is the same for the same course', () => {
    expect(Buffer.compare(zip, gradescopeZip('zh-CN'))).toBe(0);
  });

  test('is what npm run gradescope writes', () => {
    const program = join(root, 'src/kata/cli/gradescope.ts');
    const run = (...words: string[]) =>
      runProgram(process.execPath, [program, ...words], {
        cwd: folder,
        env: { KATA_LANG: 'zh-CN', TMPDIR: place('tmp') },
      });
    expect(run('own.zip').stdout).toMatch(/^已写入 own\.zip（\d+ KB）。\n$/);
    expect(Buffer.compare(readFileSync(place('own.zip')), zip)).toBe(0);
    expect(run('--help').stdout).toContain('npm run gradescope -- [F]');
    for (const wrong of [['-'], ['a.zip', 'b.zip'], ['tmp'], ['no/where.zip'], ['--langauge']]) {
      expect([wrong, run(...wrong).status]).toEqual([wrong, 2]);
    }
  });

  test('has its two programs at the top, which may be run, and the course without lessons and tests', () => {
    const names = Object.keys(modes);
    expect(names.filter((name) => !name.startsWith('course/'))).toEqual([
      'setup.sh',
      'run_autograder',
    ]);
    expect(modes['setup.sh']).toBe(0o100755);
    expect(modes.run_autograder).toBe(0o100755);
    expect(new Set(Object.values(modes).slice(2))).toEqual(new Set([0o100644]));
    expect(names).toContain('course/steps/03-extract-token/contract.ts');
    expect(
      names.filter((name) => /\.test\.ts$|\.md$|\/mistakes\/|\/right\/|\.kata/.test(name)),
    ).toEqual([]);
    expect(zip.length).toBeLessThan(2_000_000);
  });

  test('writes results.json for a submission', () => {
    const { status, stderr } = runProgram(place('source/run_autograder'), [], {
      cwd: folder,
      env: { AUTOGRADER: folder, TMPDIR: place('tmp') },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readdirSync(place('results'))).toEqual(['results.json']);
    const results = readFileSync(place('results/results.json'), 'utf8');
    expect(complaintsAbout('gradescope', results)).toEqual([]);
    const { tests, extra_data } = JSON.parse(results);
    expect(extra_data).toMatchObject(courseId());
    expect(tests[2]).toMatchObject({ name: '第 3 步：提取令牌', status: 'passed' });
    expect(tests[4].output).toContain('收到：');
  });

  test('writes no results if the grader cannot run', () => {
    rmSync(place('results'), { recursive: true, force: true });
    const { status } = runProgram(place('source/run_autograder'), [], {
      cwd: folder,
      env: { AUTOGRADER: folder, KATA_COURSE: '', TMPDIR: place('missing') },
    });
    expect(status).not.toBe(0);
    expect(readdirSync(place('results'))).toEqual([]);
  });
});

describe('the workflow for GitHub Actions', () => {
  const { jobs } = parse(readFileSync(fromDocs('grade.yml'), 'utf8'));
  const named = (name: string) =>
    jobs.grade.steps.find((step: { name?: string }) => step.name === name);

  test('writes points and feedback into the summary of the run', () => {
    const { folder } = prepareFolder();
    const summary = join(folder, 'summary.md');
    const { status, stderr } = runProgram('bash', ['-e', '-c', named('Grade').run], {
      cwd: join(folder, named('Grade')['working-directory']),
      env: {
        GITHUB_WORKSPACE: folder,
        RUNNER_TEMP: join(folder, 'tmp'),
        GITHUB_STEP_SUMMARY: summary,
        TMPDIR: join(folder, 'tmp'),
      },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# submission: \d+ of \d+ points\n/);
    expect(readdirSync(join(folder, 'tmp/grades')).sort()).toEqual([
      'grades.json',
      'grades.xml',
      'submission.md',
    ]);
  });

  test('may only read, and keeps no token in the checkouts', () => {
    const { permissions } = parse(readFileSync(fromDocs('grade.yml'), 'utf8'));
    expect(permissions).toEqual({ contents: 'read' });
    const checkouts = jobs.grade.steps.filter(({ uses = '' }) =>
      uses.startsWith('actions/checkout'),
    );
    expect(checkouts.map((step: { with: object }) => step.with)).toEqual([
      expect.objectContaining({ 'persist-credentials': false }),
      expect.objectContaining({ 'persist-credentials': false }),
    ]);
  });
});
