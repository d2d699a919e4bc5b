import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { languages } from '#i18n/language.ts';
import { message } from '#i18n/message.ts';
import { medianOf, rangesOf } from '#kata/grade/reports/class-page/distribution.ts';
import { mostFailed, statisticsOf } from '#kata/grade/reports/class-page/statistics.ts';
import { barsOf, stripOf } from '#kata/grade/reports/class-page/strips.ts';
import { htmlOf } from '#kata/grade/reports/html.ts';
import type { CheckGrade, LearnerResult, Severity } from '#kata/grade/result.ts';
import { stepAt } from '../../support/learner.ts';
import { learnerWith, madeClass } from './made-class.ts';

interface Made {
  outcome?: CheckGrade['outcome'];
  severity?: Severity;
  like?: string;
  expected?: string;
  received?: string;
}

function checkOf(id: string, made: Made = {}): CheckGrade {
  const {
    outcome = 'failed',
    severity = 'low',
    like,
    expected = 'a 401',
    received = 'a 200',
  } = made;
  const failure = { sent: 'curl', received, expected, rule: 'a rule', fault: undefined };
  return {
    ...{ id, title: `title of ${id}`, severity, outcome, like },
    failure: outcome === 'failed' ? failure : undefined,
  };
}

function learner(name: string, ...checks: CheckGrade[]): LearnerResult {
  return learnerWith(name, stepAt(3), { status: 'failed', checks });
}

describe('the statistics of a check', () => {
  const passed = { outcome: 'passed' } as const;

  test('count failures, but not those like an earlier one, of all whose file was judged', () => {
    const [first, second] = statisticsOf(
      [
        learner('a', checkOf('body'), checkOf('query', { like: 'body' })),
        learner('b', checkOf('body', passed), checkOf('query')),
        learner('c', checkOf('body'), checkOf('query', { outcome: 'depends' })),
        learner(
          'd',
          checkOf('body', { outcome: 'skipped' }),
          checkOf('query', { outcome: 'skipped' }),
        ),
      ],
      'en',
    );
    expect(first).toMatchObject({ id: 'body', judged: 3, failed: 2, alike: 0, step: 3, row: 1 });
    expect(second).toMatchObject({ id: 'query', judged: 3, failed: 1, alike: 1 });
  });

  test('have the ways in which it failed, whatever varies in a text, the most frequent first', () => {
    const token = (letter: string) => `status 401 ${letter.repeat(40)}\nmore`;
    const [check] = statisticsOf(
      [
        learner('a', checkOf('body', { received: 'status 500' })),
        learner('b', checkOf('body', { received: token('x') })),
        learner('c', checkOf('body', { received: token('y') })),
        learner('d', checkOf('body', { received: token('y') })),
      ],
      'en',
    );
    expect(check?.ways.map(({ learners, received }) => [learners.length, received])).toEqual([
      [3, token('y')],
      [1, 'status 500'],
    ]);
  });

  test('say that a program did not start', () => {
    const check = checkOf('body');
    const failure = check.failure && { ...check.failure, fault: 'syntax' as const };
    const [found] = statisticsOf([learner('a', { ...check, failure })], 'en');
    expect(found?.ways[0]?.title).toBe('the program does not start (syntax)');
  });

  test('name the checks that most learners failed; of two, the worse one', () => {
    const statistics = statisticsOf(
      [
        learner('a', checkOf('low'), checkOf('high', { severity: 'high' }), checkOf('often')),
        learner('b', checkOf('low', passed), checkOf('high', passed), checkOf('often')),
        learner('c', checkOf('low', passed), checkOf('high', passed), checkOf('never', passed)),
      ],
      'en',
    );
    expect(mostFailed(statistics, 3).map(({ id }) => id)).toEqual(['often', 'high', 'low']);
    expect(mostFailed(statistics, 1)).toHaveLength(1);
    expect(mostFailed(statisticsOf([], 'en'), 3)).toEqual([]);
  });
});

describe('a strip', () => {
  test('has a height for each outcome, and a line for each run of one', () => {
    const outcomes = ['passed', 'passed', 'failed', 'passed', 'depends', 'depends'] as const;
    const { width, lines, letters } = stripOf(outcomes.map((outcome) => ({ outcome })));
    expect({ width, letters }).toEqual({ width: 24, letters: 'ppfpdd' });
    expect(lines).toEqual([
      { outcome: 'failed', height: 8, path: 'M8 4h3' },
      { outcome: 'depends', height: 4, path: 'M16 6h7' },
      { outcome: 'passed', height: 2, path: 'M0 7h7M12 7h3' },
    ]);
  });

  test('of a class has a bar for each check that a learner failed', () => {
    const learners = [
      learner('a', checkOf('body'), checkOf('query', { outcome: 'passed' })),
      learner('b', checkOf('body', { outcome: 'passed' }), checkOf('query', { outcome: 'passed' })),
    ];
    expect(barsOf(statisticsOf(learners, 'en'))).toEqual({
      width: 8,
      height: 8,
      path: 'M1.5 8v-4.0',
    });
  });
});

describe('the distribution', () => {
  const withPoints = (...points: number[]) =>
    points.map((one) => ({ ...learner('a'), points: one, of: 100 }));

  test('has ten ranges; the last one includes all points', () => {
    const ranges = rangesOf(withPoints(0, 9, 10, 90, 99, 100));
    expect(ranges.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(ranges[0]).toEqual({ from: 0, to: 9, count: 2, share: 2 / 3 });
    expect(ranges[9]).toEqual({ from: 90, to: 100, count: 3, share: 1 });
    expect(rangesOf([]).every(({ share }) => share === 0)).toBe(true);
  });

  test.each([
    [[], 0],
    [[7], 7],
    [[9, 1, 5], 5],
    [[4, 1, 2, 3], 2.5],
  ])('the median of %j is %d', (numbers, median) => {
    expect(medianOf(numbers)).toBe(median);
  });
});

describe('the page about a class', () => {
  test.each(languages)(
    'says everything in %s, and where its numbers come from',
    async (language) => {
      const result = await madeClass(30);
      const html = htmlOf(result, language);
      expect(html).toContain(`<html lang="${language}">`);
      for (const words of [result.run.course, '--seed 42', '1.0.0', '001 Ada Okafor']) {
        expect(html).toContain(words);
      }
      for (const { hash } of result.learners.flatMap(({ steps }) => steps)) {
        if (hash !== undefined) expect(html).toContain(hash);
      }
      const [page] = html.split('<script>');
      expect(page).not.toMatch(/undefined|\[object|\{\{|\b(?:src|href)="(?!#)/);
      expect(htmlOf(await madeClass(30), language)).toBe(html);
    },
  );

  test('allows only its own script', async () => {
    const html = htmlOf(await madeClass(2), 'en');
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(script.length).toBeGreaterThan(1_000);
    expect(html.replaceAll('&#x2F;', '/')).toContain(`script-src &#39;sha256-${hash}&#39;`);
  });

  test('escapes names and messages', async () => {
    const hostile = `</script><img src=x onerror=alert(1)>"'`;
    const made = await madeClass(8, { nameOf: (place) => hostile + place, received: hostile });
    expect(htmlOf(made, 'en')).not.toContain('<img');
  });

  test('is made of a class of 0, and of learners without a file', () => {
    const { run } = {
      run: { version: '1', course: 'c', seed: 1, time: '2026-01-01T00:00:00.000Z' },
    };
    expect(htmlOf({ run, learners: [] }, 'en')).toContain('0 learners');
    const missing = learnerWith('ada', stepAt(1), {
      reason: message('grade.missing', { file: 'setup.ts' }),
    });
    expect(htmlOf({ run, learners: [missing] }, 'en')).toContain('no setup.ts');
  });

  test('stays below 3 MB for 300 learners', async () => {
    const html = htmlOf(await madeClass(300, { received: 'x'.repeat(2_000) }), 'en');
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
  });
});
