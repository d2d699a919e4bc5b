import { describe, expect, test } from 'vitest';
import { stepNames } from '#course/steps.ts';
import { message, translate } from '#i18n/message.ts';
import { classroom50Of, missingVariables } from '#kata/grade/platforms/classroom50.ts';
import { gradescopeOf } from '#kata/grade/platforms/gradescope.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { stepAt } from '../../../support/learner.ts';
import { complaintsAbout } from './contracts.ts';
import { learnerOf, run } from './results.ts';

/** The environment that the runner of Classroom 50 makes for an autograder. */
const environment = {
  CLASSROOM: 'jwt-2026',
  ASSIGNMENT: 'jwt',
  ASSIGNMENT_TYPE: 'individual',
  OWNER: 'ada',
  SUBMISSION_TAG: 'submit/2026-11-29T05-00-00Z-a1b2c3d',
  COMMIT_URL: 'https://github.com/class/jwt-2026-jwt-ada/commit/a1b2c3d',
  RELEASE_URL: 'https://github.com/class/jwt-2026-jwt-ada/releases/tag/submit',
  REVIEW_URL: 'https://github.com/class/jwt-2026-jwt-ada/compare/1...2',
};

const missing = message('grade.missing', { file: 'attach.ts' });
const some = await learnerOf('ada', [
  {},
  { failed: 2, depends: 1 },
  { failed: 30, received: '`````\n```\n<b>' },
  { failed: 1, fault: 'crash' },
  { status: 'missing', points: 0, reason: missing },
]);
const learners = [
  some,
  await learnerOf('bob'),
  await learnerOf('0', Array(5).fill({ failed: 99 })),
];

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test.each(learners)('result.json of $name is what Classroom 50 accepts', (learner) => {
    const text = classroom50Of(learner, run, environment, language);
    expect(complaintsAbout('classroom50', text)).toEqual([]);
  });

  test.each(learners)('results.json of $name is what Gradescope accepts', (learner) => {
    expect(complaintsAbout('gradescope', gradescopeOf(learner, run, language))).toEqual([]);
  });
});

describe('result.json for Classroom 50', () => {
  const result = JSON.parse(classroom50Of(some, run, environment, 'en'));

  test('has a test for each step, whose scores are the points', () => {
    expect(result).toMatchObject({ score: 41, 'max-score': 100, datetime: '2026-11-29T05:00:00Z' });
    expect(result.tests.map((test: object) => Object.values(test).slice(0, 4))).toEqual([
      ['Step 1: Setup and secret', true, 20, 20],
      ['Step 2: Issue a token', false, 7, 20],
      ['Step 3: Extract the token', false, 7, 20],
      ['Step 4: Decode and check expiry', false, 7, 20],
      ['Step 5: Attach the user', false, 0, 20],
    ]);
  });

  test('names the failed checks of each step', async () => {
    const { checks } = await suiteOf(stepAt(2));
    const ids = checks.slice(1, 3).map(({ id }) => id);
    expect(result.tests[1]['failed-checks']).toEqual(ids);
  });

  test('says which submission it is, from the environment', () => {
    expect(result).toMatchObject({
      owner: 'ada',
      classroom: 'jwt-2026',
      review: environment.REVIEW_URL,
    });
    const { REVIEW_URL, OWNER, ASSIGNMENT_TYPE, ...least } = environment;
    const other = { ...least, USERNAME: 'ada' };
    expect(JSON.parse(classroom50Of(some, run, other, 'en'))).toMatchObject({
      owner: 'ada',
      assignment_type: 'individual',
      review: environment.COMMIT_URL,
    });
  });

  test('needs these variables', () => {
    expect(missingVariables(environment)).toEqual([]);
    expect(missingVariables({ ...environment, OWNER: '', USERNAME: 'ada' })).toEqual([]);
    expect(missingVariables({ CLASSROOM: 'x' })).toEqual([
      'ASSIGNMENT',
      'SUBMISSION_TAG',
      'COMMIT_URL',
      'RELEASE_URL',
      'OWNER',
    ]);
  });
});

describe('results.json for Gradescope', () => {
  const results = JSON.parse(gradescopeOf(some, run, 'en'));

  test('has a test for each step, with the feedback on it', () => {
    expect(results.output).toBe('41 of 100');
    expect(results.tests).toHaveLength(stepNames.length);
    expect(results.tests[1]).toMatchObject({ number: '2', score: 7, max_score: 20 });
    expect(results.tests[1].output).toContain('Came back:');
    expect(results.tests[4].output).toBe(translate(missing, 'en'));
  });

  test('says how it was graded', () => {
    const { version, course, seed } = run;
    expect(results.extra_data).toEqual({ version, course, seed });
  });
});

test.each([
  ['classroom50', '"score": 41', '"score": "41"'],
  ['classroom50', '"score": 41', '"score": 42'],
  ['classroom50', 'submit/2026', 'push/2026'],
  ['gradescope', '"max_score": 20', '"max_score": 1'],
  ['gradescope', '"visibility": "visible"', '"visibility": "always"'],
] as const)('a validator of %s refuses %s as %s', (kind, part, wrong) => {
  const text =
    kind === 'gradescope'
      ? gradescopeOf(some, run, 'en')
      : classroom50Of(some, run, environment, 'en');
  expect(text).toContain(part);
  expect(complaintsAbout(kind, text.replace(part, wrong))).not.toEqual([]);
});
