import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { steps } from '#course/steps.ts';
import { sayIn } from '#i18n/message.ts';
import { exerciseOf } from '#kata/workspace/files.ts';
import { closeCourses, mistakeOf, openCourse, stepAt } from '../support/learner.ts';
import { processesOf } from '../support/terminal.ts';
import { inTwoBreaths } from '../support/two-breaths.ts';

const three = stepAt(3);
afterAll(closeCourses);

describe.concurrent('npm run kata', () => {
  const commands: [string[], number, string][] = [
    [[], 1, 'Step 1: Setup and secret'],
    [['help'], 0, 'npm run kata restore [ID]'],
    [['check', '--help'], 0, 'npm run kata restore [ID]'],
    [['list'], 0, '□ 1  Setup and secret  ← you are here'],
    [['check', '3'], 1, '"error":"not_implemented"'],
    [['check', '3', '--reference'], 0, 'Next: npm run kata start 4. Its lesson: steps/04-'],
    [['check', '5', '--reference'], 0, 'That was the last step.'],
    [['hint', '3'], 0, 'Hint 1 of 3, a question'],
    [['diff', '3'], 0, '+ only in the solution'],
    [['solution', '3'], 0, solutionText(three).trimEnd()],
    [
      ['mistakes', '3'],
      0,
      'order-reversed\n  The header is read first.\n  Costs: users: of two tokens',
    ],
    [['mistakes', '3', 'order-reversed'], 0, '+    for (const place of from.toReversed()) {'],
    [['mistakes', '4', 'nbf-not-a-number'], 0, 'in another style than the solution:\n\n// `iat`'],
    [['start', '2'], 0, 'Step 2: Issue a token'],
    [['reset', '3'], 0, 'extract.ts is the exercise again.'],
    [['restore'], 0, 'No copies yet'],
  ];
  for (const { tags, rows } of inTwoBreaths(commands, 3)) {
    test.each(rows)(
      '%j ends with code %i, and a pipe gets no escape characters',
      { tags },
      async (words, code, text) => {
        const course = openCourse();
        const outcome = await course.run(words, { env: { TERM: 'xterm-256color' } });
        expect(outcome.stdout).toContain(text);
        expect(outcome.stdout).not.toContain('\u001b');
        expect(outcome.stdout.includes('Inputs of this run: --seed ')).toBe(code === 1);
        expect(outcome).toMatchObject({ code, stderr: '' });
      },
    );
  }

  test('no escape character of a program reaches a pipe', async () => {
    const course = openCourse();
    const bell = '\\u001b[2J\\u001b]0;title\\u0007\\u009b31m';
    const text = solutionText(three)
      .replace('await next();', `ctx.body = '${bell}';`)
      .replace('return async', `console.log('here: ${bell}');\n  return async`);
    course.save(three, `${text}\n// ${JSON.parse(`"${bell}"`)}\n`);
    for (const words of [
      ['check', '3'],
      ['diff', '3'],
    ]) {
      const { stdout } = await course.run(words);
      expect(stdout).toMatch(/here: /);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });

  test('check counts what failed and what passed, and says so in JSON', async () => {
    const course = openCourse();
    const wrong = await mistakeOf(three, 'query-forgotten');
    course.save(three, wrong.text);
    const failed = await course.json('check', '3');
    expect(failed).toEqual({
      version: 1,
      step: 3,
      name: 'extract',
      file: three.shown,
      passed: false,
      checks: expect.arrayContaining([
        { id: wrong.id, title: wrong.title, outcome: 'failed' },
        { id: 'anonymous', title: expect.any(String), outcome: 'passed' },
        { id: 'nothing-printed', title: expect.any(String), outcome: 'skipped' },
      ]),
      failure: {
        check: wrong.id,
        fault: null,
        sent: expect.stringMatching(/^curl -i /),
        received: expect.stringMatching(/^status \d{3}\n/),
        expected: expect.any(String),
        rule: expect.any(String),
      },
      seed: expect.any(Number),
      printed: '',
      broken: [],
    });
    course.solve(three);
    expect(await course.json('check', '3')).toMatchObject({ passed: true, broken: [] });
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject([
      { begun: false },
      {},
      { begun: true, passed: true, passedAt: expect.stringMatching(/^\d{4}-.+Z$/), tries: 1 },
      {},
      {},
    ]);
  });

  test('check of another file does not change the progress, and says how to try it', async () => {
    const course = openCourse();
    const { file } = await mistakeOf(three, 'query-forgotten');
    const before = await course.json('list');
    const [folder, name] = [file.replace(/[^/\\]+$/, ''), 'query-forgotten.ts'];
    const { code, stdout } = await course.run(['check', '3', '--file', name], {
      env: { INIT_CWD: folder }, // The folder in which npm was called.
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`npm run kata -- check 3 --file ${name} --seed \\d{1,12} --keep\n`),
    );
    expect(stdout).not.toContain('Type errors');
    expect(await course.json('list')).toEqual(before);
  });

  test('--seed repeats the inputs of a run, and a failed verdict prints it', async () => {
    const course = openCourse();
    const { text } = await mistakeOf(three, 'query-forgotten');
    course.save(three, text);
    const checked = (seed: number) => course.json('check', '3', '--seed', String(seed));
    const [once, again, other] = [await checked(3), await checked(3), await checked(4)];
    expect(once).toMatchObject({ seed: 3, failure: { sent: expect.stringMatching(/^curl /) } });
    const sentIn = (verdict: Record<string, unknown>) =>
      JSON.stringify(verdict.failure).replace(/:\d+\//, '');
    expect(sentIn(again)).toBe(sentIn(once));
    expect(sentIn(other)).not.toBe(sentIn(once));
    expect((await course.json('hint', '3', '--seed', '3')).check).toBe('query');
    const { stdout } = await course.run(['check', '3', '--seed', '3']);
    expect(stdout).toContain('\nInputs of this run: --seed 3\n');
    expect(stdout).toContain('  npm run kata -- check 3 --seed 3 --keep\n');
    const chinese = await course.run(['check', '3', '--seed=3'], { env: { KATA_LANG: 'zh-CN' } });
    expect(chinese.stdout).toContain('\n这次检查的输入：--seed 3\n');
  });

  test.each([3, 4])(
    'the types of solution %i fit, though it exports more than the exercise',
    async (number) => {
      const course = openCourse();
      course.save(stepAt(number), solutionText(stepAt(number)));
      const { code, stdout } = await course.run(['check', String(number)]);
      expect(code).toBe(0);
      expect(stdout).not.toContain('Type errors');
    },
  );

  test('the fault of a program that does not start is named', async () => {
    const course = openCourse();
    course.save(three, 'export function extractToken( {');
    expect(await course.json('check', '3')).toMatchObject({ failure: { fault: 'syntax' } });
    const { stdout } = await course.run(['hint', '3', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ about: 'syntax', level: 1 });
  });

  test.each([
    ['const one = 1;\n\nexport const broken = ;\n', /Failed: syntax error in line 3: \w+/],
    ['// 1\nenum Carrier { Body }\n', /Failed: syntax error in line 2: TypeScript enum/],
    ['// 1\nexport const pattern = /(/;\n', /Failed: syntax error in line 2: Invalid regular/],
    ['let one;\nlet one;\n', /Failed: syntax error in line 2: Identifier 'one' has already/],
  ])('a syntax error is named with its line: %j', async (program, wanted) => {
    const course = openCourse();
    course.save(three, program);
    const { stdout } = await course.run(['check', '3']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(wanted);
  });

  test.each([
    ['an empty file', ''],
    ['a missing module', "import './nowhere.ts';\n"],
    ['a missing package', "import 'no-such-package';\n"],
    ['an error at the start', "throw new Error('too early');\nexport const extractToken = 1;\n"],
    [
      'an error that a request causes',
      `export const extractToken = () => () => {
        console.error(new Error('at a request'));
        throw new Error('too late');
      };`,
    ],
  ])('no stack shows frames of the judge or of packages: %s', async (title, program) => {
    const course = openCourse();
    course.save(three, program);
    const { stdout } = await course.run(['check', '3']);
    expect(stdout).not.toMatch(
      /^\s*(?:\[your program\])?\s+at .*(?:src\/kata|node_modules|node:internal)/m,
    );
    // A long path is on a line of its own.
    if (title.startsWith('an error')) expect(stdout).toMatch(/at\s.*extract\.ts:\d+/);
  });

  test('errors that the judge causes are not shown as the program’s output', async () => {
    const course = openCourse();
    const five = stepAt(5);
    const text = solutionText(five).replace(
      'await users.findById(claims.sub);',
      `await users.findById(claims.sub).catch((cause: unknown) => {
        throw new Error('The database of users does not answer', { cause });
      });`,
    );
    course.save(five, text);
    expect(text).not.toBe(solutionText(five));
    expect(await course.json('check', '5')).toMatchObject({ passed: true, printed: '' });
  });

  test.each([2, 5])('solution %i prints nothing, whatever the judge breaks', async (number) => {
    const { printed } = await openCourse().json('check', String(number), '--reference');
    expect(printed).toBe('');
  });

  test('an error of the check that fails is shown, those before it are not', async () => {
    const course = openCourse();
    const two = stepAt(2);
    const text = solutionText(two);
    const broken = text.replace(
      /(export function issueToken[\s\S]+?\{\n)/,
      "$1  if (Date.now() > 0) throw new Error('not yet');\n",
    );
    expect(broken).not.toBe(text);
    course.save(two, broken);
    const { stdout } = await course.run(['check', '2']);
    expect(stdout).toContain('[your program] Error: not yet');
  });

  test('KATA_LANG in .env is used, and that of the environment wins', async () => {
    const course = openCourse();
    writeFileSync(join(course.folder, '.env'), 'KATA_LANG=zh-CN\n');
    expect((await course.run(['list'])).stdout).toContain('你在这里');
    const { stdout } = await course.run(['list'], { env: { KATA_LANG: 'en' } });
    expect(stdout).toContain('you are here');
    writeFileSync(join(course.folder, '.env'), Buffer.from('KATA_LANG=zh-CN\n', 'utf16le'));
    const { code, stderr } = await course.run(['list']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'Cannot start: .env is not UTF-8.\n' });
  });

  test.each([
    ['list'],
    ['help'],
    ['check', '3'],
    ['check', '3', '--keep'],
    ['hint', '3'],
    ['diff', '3'],
    ['solution', '3'],
    ['mistakes', '3'],
    ['restore'],
    ['attack'],
  ])('%s %s %s ends quietly when its output is closed', async (...words) => {
    const course = openCourse();
    const TMPDIR = join(course.folder, 'tmp');
    mkdirSync(TMPDIR);
    const { child, ended } = course.start(words, { env: { TMPDIR } });
    child.stdout?.destroy();
    const { code, stderr } = await ended;
    expect(stderr).not.toMatch(/EPIPE| {4}at /);
    expect([0, 1]).toContain(code);
    expect(readdirSync(TMPDIR)).toEqual([]);
    expect(processesOf(course)).toEqual([]);
  });

  test('a program that takes the solution is refused at home as it is in class', async () => {
    const course = openCourse();
    course.save(three, "export { extractToken } from '#server/extract.ts';\n");
    const { code, stdout } = await course.run(['check', '3', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, failure: { fault: 'denied' } });
    expect(code).toBe(1);
  });

  test('list prints in JSON everything that is known of each step', async () => {
    const { version, steps: rows } = await openCourse().json('list');
    expect(version).toBe(1);
    expect(rows).toEqual(
      steps.map(({ number, name, shown }) => ({
        number,
        name,
        title: sayIn('en')(`steps.${name}.title`),
        file: shown,
        current: number === 1,
        begun: false,
        passed: false,
        passedAt: null,
        tries: 0,
        hints: 0,
        diffs: 0,
        solutions: 0,
      })),
    );
  });

  test('hint goes from a question to almost the code, stays there, and is counted', async () => {
    const course = openCourse();
    for (const level of [1, 2, 3, 3]) {
      const hints = Array.from({ length: level }, () => expect.any(String));
      expect(await course.json('hint', '3')).toEqual({
        version: 1,
        step: 3,
        check: 'anonymous',
        about: 'unsolved',
        level,
        hints,
      });
    }
    const { stdout } = await course.run(['hint', '3']);
    expect(stdout.match(/Hint \d of 3/g)).toEqual(['Hint 1 of 3', 'Hint 2 of 3', 'Hint 3 of 3']);
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject([{}, {}, { hints: 3, tries: 0 }, {}, {}]);
    course.solve(three);
    expect((await course.run(['hint', '3'])).stdout).toContain('so there is no hint');
  });

  test('diff and solution leave the file as it is, and are counted', async () => {
    const course = openCourse();
    for (const words of [
      ['diff', '3'],
      ['solution', '3'],
      ['solution', '3'],
    ]) {
      await course.run(words);
    }
    expect(course.read(three).equals(exerciseOf(three))).toBe(true);
    const { steps: rows } = await course.json('list');
    expect(rows).toMatchObject([{}, {}, { diffs: 1, solutions: 2 }, {}, {}]);
    course.solve(three);
    expect((await course.run(['diff', '3'])).stdout).toBe(
      `${three.shown} is the same as the solution.\n`,
    );
  });

  test('restore lists copies in JSON, the newest first', async () => {
    const course = openCourse();
    for (const text of ['one', 'three']) {
      course.save(three, text);
      await course.run(['reset', '3']);
    }
    const row = { id: expect.stringMatching(/^[\da-f]{6,}$/), step: 3, file: three.shown };
    const at = expect.stringMatching(/^\d{4}-.+Z$/);
    expect(await course.json('restore')).toEqual({
      version: 1,
      copies: [
        { ...row, at, bytes: 5 },
        { ...row, at, bytes: 3 },
      ],
    });
  });
});
