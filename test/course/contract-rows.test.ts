import { describe, expect, test } from 'vitest';
import { rowOf } from '#course/contract-rows.ts';
import { type Step, steps } from '#course/steps.ts';
import { languages } from '#i18n/language.ts';
import { suiteOf } from '#kata/judge/judge.ts';
import { lessonOf } from '../../src/demo/lessons/lesson.ts';
import rows from '../../steps/rows.json' with { type: 'json' };

/** The rows in the contract of each lesson, for which the numbers in steps/rows.json are right. */
const counts = { setup: 46, issue: 43, extract: 28, decode: 43, attach: 36 };

async function idsIn(step: Step, language: (typeof languages)[number]): Promise<string[]> {
  const { sections } = await lessonOf(step, language);
  const html = sections.map((section) => section.html).join();
  return [...html.matchAll(/<tr id="(row-\d+)">/g)].map(([, id = '']) => id);
}

describe.each(steps)('the checks of step $number', (step) => {
  test('have a row of the contract each, and no other entry is in steps/rows.json', async () => {
    const { checks } = await suiteOf(step);
    expect(Object.keys(rows[step.name])).toEqual(checks.map(({ id }) => id));
    for (const { id } of checks) expect(rowOf(step, id), id).toBeGreaterThan(0);
  });

  test.each(languages)('link to rows that the lesson has, in %s', async (language) => {
    const ids = await idsIn(step, language);
    const linked = Object.keys(rows[step.name]).map((check) => `row-${rowOf(step, check)}`);
    expect(linked.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids, 'rows came or went: renew the numbers in steps/rows.json').toHaveLength(
      counts[step.name],
    );
  });
});

test('a check that does not exist has no row', () => {
  for (const step of steps) expect(rowOf(step, 'no-such-check')).toBeUndefined();
});
