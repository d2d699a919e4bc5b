import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forge, readSegment } from '#attacks/forge.ts';
import { root, steps } from '#course/steps.ts';
import { sayIn } from '#i18n/message.ts';
import { csvOf } from '#kata/grade/reports/csv.ts';
import { jsonOf } from '#kata/grade/reports/json.ts';
import { junitOf } from '#kata/grade/reports/junit.ts';
import { markdownOf } from '#kata/grade/reports/markdown.ts';
import { tableOf } from '#kata/grade/reports/table.ts';
import type {
  CheckGrade,
  ClassResult,
  LearnerResult,
  Severity,
  Status,
  StepResult,
} from '#kata/grade/result.ts';
import { helpUsed, pointsFor, shown } from '#kata/grade/score.ts';
import { readWeights } from '#kata/grade/weights.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { cleaned, cleanedLine } from '#kata/text/characters.ts';
import { stepAt } from '../../support/learner.ts';
import { complaintsAbout } from './junit-schema.ts';

/** A check with an outcome. Every text of a failure says the same. */
function checkOf(id: string, outcome: CheckGrade['outcome'], words: string): CheckGrade {
  const texts = { sent: words, received: words, expected: words, rule: words };
  return {
    id,
    title: words,
    severity: 'low',
    outcome,
    like: undefined,
    failure: outcome === 'failed' ? { ...texts, fault: undefined } : undefined,
  };
}

/** A learner about whom every text says the same. */
function learnerOf(words: string, status: Status = 'failed'): LearnerResult {
  const run = status === 'failed';
  const graded = steps.map((step): StepResult => {
    const outcomes = run ? (['passed', 'failed', 'depends'] as const) : (['skipped'] as const);
    return {
      step: step.number,
      name: step.name,
      status,
      points: 7,
      of: 20,
      hash: undefined,
      fingerprint: [],
      reason: run ? undefined : words,
      checks: outcomes.map((outcome, index) => checkOf(`check${index}`, outcome, words)),
      flags: [],
      printed: words,
      help: { hints: 1, diffs: 0, solutions: 0 },
    };
  });
  return { name: cleanedLine(words), place: 0, steps: graded, points: 35, of: 100 };
}

/** A class whose inputs came from the seed 42. */
function classOf(...learners: LearnerResult[]): ClassResult {
  const run = { version: '1.0.0', course: 'c0ffee', seed: 42, time: '2026-01-01T00:00:00.000Z' };
  return { run, learners };
}

describe('JUnit', () => {
  const words = cleaned('<b>&amp; "]]>" \u0000\u001b[31m\ud800\ufffe\uffff 🎓 ]]]]>><![CDATA[');

  test.each(['failed', 'missing', 'unjudged'] as const)(
    'is valid for what is %s',
    async (status) => {
      expect(
        await complaintsAbout(junitOf(classOf(learnerOf(words, status), learnerOf('bob')))),
      ).toEqual([]);
    },
  );

  test('says who passed, failed and was skipped', () => {
    const xml = junitOf(classOf(learnerOf('alice')));
    expect(xml).toContain('<testsuites tests="15" failures="5" errors="0">');
    expect(xml).toContain(
      '<testsuite name="alice, step 2 issue" tests="3" failures="1" errors="0" skipped="1">',
    );
    expect(xml).toContain('<property name="points" value="7"/>');
    expect(xml.match(/<property name="seed" value="42"\/>/g)).toHaveLength(5);
    expect(xml).toContain('<failure message="check1: alice" type="check1">');
  });

  test('reports an unjudged step as an error, not as a failure', () => {
    expect(junitOf(classOf(learnerOf('alice', 'unjudged')))).toContain(
      'tests="5" failures="0" errors="5"',
    );
  });

  test('is refused by the schema if it is invalid', async () => {
    const xml = junitOf(classOf(learnerOf('alice')));
    expect(await complaintsAbout(xml.replace('failures="1"', 'failures="one"'))).not.toEqual([]);
    expect(
      await complaintsAbout(xml.replace('<testsuites ', '<testsuites skipped="1" ')),
    ).not.toEqual([]);
  });
});

describe('the other reports', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|" /C calc"!A1'])(
    'CSV makes no formula of %s',
    (words) => {
      const [, row = ''] = csvOf(classOf(learnerOf(words))).split('\n');
      expect(row).toMatch(/^"?'/);
    },
  );

  test('CSV has a row for each submission, and a column for each step', () => {
    expect(csvOf(classOf(learnerOf('a,"b"'), learnerOf('bob')))).toBe(
      [
        'submission,points,of,setup,issue,extract,decode,attach,hints,flags,first_failure,seed,course,time',
        '"a,""b""",35,100,7,7,7,7,7,5,,"setup: check1: a,""b""",42,1.0.0 c0ffee,2026-01-01T00:00:00.000Z',
        'bob,35,100,7,7,7,7,7,5,,setup: check1: bob,42,1.0.0 c0ffee,2026-01-01T00:00:00.000Z\n',
      ].join('\n'),
    );
  });

  test('Markdown shows signs as they are, and a row stays a row', () => {
    const text = markdownOf(classOf(learnerOf('|`<b>*_[x](y)\\&\n#1 é 你')), 'en');
    const [, , row = ''] = text.split('\n');
    expect(text.split('\n').slice(3)).toEqual([
      '',
      'Inputs of this run: --seed 42',
      'Course: 1.0.0 c0ffee',
      '',
    ]);
    expect(row).toMatch(
      /^\| &#124;&#96;&#60;b&#62;&#42;&#95;&#91;x&#93;\(y\)&#92;&#38; &#35;1 é 你 \|/,
    );
    expect(row.split('|').length).toBe(11);
  });

  test('JSON tells all of a step', () => {
    const { version, seed, course, time, submissions } = JSON.parse(
      jsonOf(classOf(learnerOf('alice'))),
    );
    expect({ version, seed, course, time }).toEqual({
      version: 2,
      seed: 42,
      course: { version: '1.0.0', hash: 'c0ffee' },
      time: '2026-01-01T00:00:00.000Z',
    });
    const check = { title: 'alice', severity: 'low' };
    expect(submissions[0].steps[2]).toEqual({
      step: 3,
      name: 'extract',
      status: 'failed',
      points: 7,
      of: 20,
      hash: null,
      reason: 'check1: alice',
      first_failure: 'check1',
      flags: [],
      passed: 1,
      checks: [
        { ...check, id: 'check0', outcome: 'passed' },
        {
          ...check,
          id: 'check1',
          outcome: 'failed',
          like: null,
          sent: 'alice',
          received: 'alice',
          expected: 'alice',
          rule: 'alice',
          fault: null,
        },
        { ...check, id: 'check2', outcome: 'depends' },
      ],
      printed: 'alice',
      help: { hints: 1, diffs: 0, solutions: 0 },
    });
  });

  test('the table keeps its columns under wide letters, and its width on a terminal', () => {
    const lines = tableOf(classOf(learnerOf('王小明'), learnerOf('bob')), 'en').split('\n');
    expect(lines[1]?.indexOf('7')).toBe((lines[2]?.indexOf('7') ?? 0) - 3);
    for (const line of tableOf(classOf(learnerOf('x'.repeat(60))), 'en', 80).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

test.each(['en', 'zh-CN'] as const)('the table ends with the seed, in %s', (language) => {
  for (const columns of [40, 200, undefined]) {
    const lines = tableOf(classOf(learnerOf('alice')), language, columns).split('\n');
    expect(lines.slice(-3, -1)).toEqual([
      '',
      sayIn(language)('judge.inputs', { seed: '--seed 42' }),
    ]);
    expect(lines.at(-1)).toContain('1.0.0 c0ffee');
  }
});

describe('a score', () => {
  const failed = (severity: Severity, id: string, like?: string): CheckGrade => ({
    ...checkOf(id, 'failed', ''),
    severity,
    like,
  });
  test.each<[points: number, checks: CheckGrade[]]>([
    [20, []],
    [19, [failed('low', 'one')]],
    [16, [failed('medium', 'one')]],
    [8, [failed('high', 'one')]],
    [4, [failed('high', 'one'), failed('medium', 'two')]],
    [0, [failed('high', 'one'), failed('high', 'two')]],
    [8, [failed('high', 'one'), failed('high', 'two', 'one')]],
    [8, [failed('low', 'one'), failed('high', 'two', 'one')]],
    [16, [failed('medium', 'one'), failed('medium', 'two', 'one'), failed('low', 'three', 'one')]],
    [15, [failed('low', 'one'), { ...failed('medium', 'two'), outcome: 'depends' }]],
  ])('is %i of 20 points', (points, checks) => {
    const passed = checkOf('passed', 'passed', '');
    expect(pointsFor([passed, ...checks], readWeights()(stepAt(2)))).toBe(points);
  });

  test('counts at most as many hints as there are', () => {
    const told = {
      passedAt: undefined,
      tries: 0,
      hints: { a: 2, b: 1e9 },
      diffs: 2 ** 52,
      solutions: 0,
    };
    expect(helpUsed(told)).toEqual({ hints: 5, diffs: 999, solutions: 0 });
  });

  test('has a severity for every check, and for no other', async () => {
    for (const step of steps) {
      const { checks } = await suiteOf(step);
      const { severityOf, ids } = readWeights()(step);
      for (const { id } of checks) expect(severityOf(id)).toMatch(/^(?:high|medium|low)$/);
      expect(ids.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
    }
  });

  test('needs weights that can be', () => {
    const text = readFileSync(join(root, 'steps/weights.json'), 'utf8');
    expect(() => readWeights(text)).not.toThrow();
    for (const [right, wrong] of [
      ['"attach": 20', '"attach": 0.5'],
      ['"attach": 20', '"bonus": 20'],
      ['"high": 60', '"high": 160'],
      ['"secret-missing",', '"secret-missing", "health",'],
      ['"low": [', '"tiny": ['],
    ] as const) {
      expect(() => readWeights(text.replace(right, wrong)), wrong).toThrow('steps/weights.json: ');
    }
  });
});

test.each([
  ['curl http://127.0.0.1:41234/me', 'curl http://localhost:3000/me'],
  ['at /tmp/kata-grade-Ab1/extract-0f/extract.ts:3:1', 'at extract.ts:3:1'],
  ['at file:///dev/shm/kata-grade-Ab1/extract-0f/extract.ts:3:1', 'at extract.ts:3:1'],
  [`from ${root}/steps/03-extract-token/app.ts`, 'from steps/03-extract-token/app.ts'],
])('a text is the same in every run: %s', (text, same) => {
  expect(shown(text)).toBe(same);
});

test('a token is the same in every run, whatever random id it has', () => {
  const [one, other] = ['a', 'b'].map((jti) =>
    shown(`{"token":"${forge({ sub: 'x', jti }, jti)}"}`),
  );
  expect(one).toBe(other);
  expect(readSegment(String(one), 1)).toEqual({ sub: 'x', jti: '…' });
  const without = forge({ sub: 'x' }, 'secret');
  expect(shown(without)).toBe(without);
});

describe('an untrusted text', () => {
  test.each([
    ['a colour', '\u001b[1;31mred\u001b[0m', 'red'],
    ['a cursor', 'a\u001b[2J\u009b5Ab', 'ab'],
    ['a title', '\u001b]0;owned\u0007', ']0;owned'],
    ['a return', 'one\rtwo', 'onetwo'],
    ['a turned word', 'exe.\u202egnp', 'exe.gnp'],
    ['half a letter', 'a\ud800b', 'a\ufffdb'],
    ['a list', 'a\n[b]\n\t[31m', 'a\n[b]\n\t[31m'],
  ])('loses %s', (_, text, left) => {
    expect(cleaned(text)).toBe(left);
  });

  test('is cleaned quickly, for any text', () => {
    for (const text of ['\u001b]', '\u001b[;', '\u001b[1;', '\r\n']) {
      const started = performance.now();
      cleaned(text.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
