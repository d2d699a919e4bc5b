import { describe, expect, test } from 'vitest';
import { steps } from '#course/steps.ts';
import { sayIn } from '#i18n/message.ts';
import type { Grade, GradedClass } from '#kata/grade/grade.ts';
import { csvOf } from '#kata/grade/reports/csv.ts';
import { jsonOf } from '#kata/grade/reports/json.ts';
import { junitOf } from '#kata/grade/reports/junit.ts';
import { markdownOf } from '#kata/grade/reports/markdown.ts';
import { tableOf } from '#kata/grade/reports/table.ts';
import { helpUsed, type Status, type StepGrade, shareOf } from '#kata/grade/score.ts';
import { readWeights } from '#kata/grade/weights.ts';
import { cleaned, cleanedLine } from '#kata/text/characters.ts';
import { complaintsAbout } from './junit-schema.ts';

/** A grade in which every text says the same. */
function gradeOf(words: string, status: Status = 'failed'): Grade {
  const run = status === 'failed';
  const graded = steps.map((step): StepGrade => {
    const first = { id: 'first', title: 'passes', outcome: 'passed' as const };
    const second = {
      id: 'second',
      title: 'fails',
      outcome: run ? ('failed' as const) : ('skipped' as const),
    };
    const third = { id: 'third', title: 'waits', outcome: 'skipped' as const };
    return {
      step,
      status,
      points: 7,
      weight: 20,
      checks: run ? [first, second, third] : [second, third],
      shortfall: {
        check: run ? 'second' : undefined,
        title: words,
        fault: undefined,
        sent: words,
        received: words,
        expected: words,
        rule: words,
      },
      printed: words,
      help: { hints: 1, diffs: 0, solutions: 0 },
    };
  });
  const submission = {
    name: cleanedLine(words),
    folder: '',
    file: () => 'nothing' as const,
    progress: undefined,
  };
  return { submission, steps: graded, points: 35, of: 100 };
}

/** A class whose inputs came from the seed 42. */
function classOf(...grades: Grade[]): GradedClass {
  return { seed: 42, grades };
}

describe('JUnit', () => {
  const words = cleaned('<b>&amp; "]]>" \u0000\u001b[31m\ud800\ufffe\uffff 🎓 ]]]]>><![CDATA[');

  test.each(['failed', 'missing', 'unjudged'] as const)(
    'is valid for what is %s',
    async (status) => {
      expect(
        await complaintsAbout(junitOf(classOf(gradeOf(words, status), gradeOf('bob')))),
      ).toEqual([]);
    },
  );

  test('says who passed, failed and was skipped', () => {
    const xml = junitOf(classOf(gradeOf('alice')));
    expect(xml).toContain('<testsuites tests="15" failures="5" errors="0">');
    expect(xml).toContain(
      '<testsuite name="alice, step 2 issue" tests="3" failures="1" errors="0" skipped="1">',
    );
    expect(xml).toContain('<property name="points" value="7"/>');
    expect(xml.match(/<property name="seed" value="42"\/>/g)).toHaveLength(5);
    expect(xml).toContain('<failure message="second: alice" type="second">');
  });

  test('reports an unjudged step as an error, not as a failure', () => {
    expect(junitOf(classOf(gradeOf('alice', 'unjudged')))).toContain(
      'tests="10" failures="0" errors="5"',
    );
  });

  test('is refused by the schema if it is invalid', async () => {
    const xml = junitOf(classOf(gradeOf('alice')));
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
      const [, row = ''] = csvOf(classOf(gradeOf(words))).split('\n');
      expect(row).toMatch(/^"?'/);
    },
  );

  test('CSV has a row for each submission, and a column for each step', () => {
    expect(csvOf(classOf(gradeOf('a,"b"'), gradeOf('bob')))).toBe(
      [
        'submission,points,of,setup,issue,extract,decode,attach,hints,first_failure,seed',
        '"a,""b""",35,100,7,7,7,7,7,,"setup: second: a,""b""",42',
        'bob,35,100,7,7,7,7,7,,setup: second: bob,42\n',
      ].join('\n'),
    );
  });

  test('Markdown shows signs as they are, and a row stays a row', () => {
    const text = markdownOf(classOf(gradeOf('|`<b>*_[x](y)\\&\n#1 é 你')), 'en');
    const [, , row = ''] = text.split('\n');
    expect(text.split('\n').slice(3)).toEqual(['', 'Inputs of this run: --seed 42', '']);
    expect(row).toMatch(
      /^\| &#124;&#96;&#60;b&#62;&#42;&#95;&#91;x&#93;\(y\)&#92;&#38; &#35;1 é 你 \|/,
    );
    expect(row.split('|').length).toBe(11);
  });

  test('JSON tells all of a step', () => {
    const { version, seed, submissions } = JSON.parse(jsonOf(classOf(gradeOf('alice'))));
    expect({ version, seed }).toEqual({ version: 1, seed: 42 });
    expect(submissions[0].steps[2]).toEqual({
      step: 3,
      name: 'extract',
      status: 'failed',
      points: 7,
      of: 20,
      passed: 1,
      checks: [
        { id: 'first', title: 'passes', outcome: 'passed' },
        { id: 'second', title: 'fails', outcome: 'failed' },
        { id: 'third', title: 'waits', outcome: 'skipped' },
      ],
      failure: {
        check: 'second',
        fault: null,
        title: 'alice',
        sent: 'alice',
        received: 'alice',
        expected: 'alice',
        rule: 'alice',
      },
      printed: 'alice',
      help: { hints: 1, diffs: 0, solutions: 0 },
    });
  });

  test('the table keeps its columns under wide letters, and its width on a terminal', () => {
    const lines = tableOf(classOf(gradeOf('王小明'), gradeOf('bob')), 'en').split('\n');
    expect(lines[1]?.indexOf('7')).toBe((lines[2]?.indexOf('7') ?? 0) - 3);
    for (const line of tableOf(classOf(gradeOf('x'.repeat(60))), 'en', 80).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

test.each(['en', 'zh-CN'] as const)('the table ends with the seed, in %s', (language) => {
  for (const columns of [40, 200, undefined]) {
    const lines = tableOf(classOf(gradeOf('alice')), language, columns).split('\n');
    expect(lines.slice(-2)).toEqual(['', sayIn(language)('judge.inputs', { seed: '--seed 42' })]);
  }
});

describe('a score', () => {
  test.each([
    [0, 12, 0],
    [2, 12, 0],
    [3, 12, 5],
    [2, 15, 0],
    [3, 15, 4],
    [11, 12, 18],
  ])('of %i of %i checks is %i of 20 points', (passed, all, points) => {
    expect(shareOf(20, passed, all)).toBe(points);
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

  test('needs a weight for every step, in whole points, and for no other', () => {
    const even = { setup: 1, issue: 1, extract: 1, decode: 1, attach: 1 };
    expect(steps.map(readWeights(JSON.stringify(even)))).toEqual([1, 1, 1, 1, 1]);
    for (const wrong of [
      { ...even, attach: 0.5 },
      { ...even, attach: undefined },
      { ...even, bonus: 1 },
    ]) {
      expect(() => readWeights(JSON.stringify(wrong))).toThrow('steps/weights.json');
    }
  });
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
