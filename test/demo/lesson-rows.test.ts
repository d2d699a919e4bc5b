import { describe, expect, test } from 'vitest';
import { type Step, steps } from '#course/steps.ts';
import { lessonOf } from '../../src/demo/lessons/lesson.ts';
import { type Language, languages } from '../../src/i18n/language.ts';

/** The rows of the contract that have an id, as the page shows them: the id, and the code in all cells but the last. */
async function rowsOf(step: Step, language: Language) {
  const { sections } = await lessonOf(step, language);
  const html = sections.map((section) => section.html).join('');
  return [...html.matchAll(/<tr id="([^"]+)">([\s\S]*?)<\/tr>/g)].map(([, id, row = '']) => {
    const cells = row.split('</td>').slice(0, -2).join();
    return { id, code: [...cells.matchAll(/<code>(.*?)<\/code>/g)].map(([, code]) => code).sort() };
  });
}

describe.each(steps)('lesson $number', (step) => {
  test.each(languages)(
    'numbers the rows of the contract in their order, in %s',
    async (language) => {
      const rows = await rowsOf(step, language);
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => `row-${index + 1}`));
      const { sections } = await lessonOf(step, language);
      const bodies = (sections[2]?.html.match(/<tbody>[\s\S]*?<\/tbody>/g) ?? []).join();
      expect(bodies.match(/<tr/g)).toHaveLength(rows.length);
    },
  );

  test('has the same rows in the same order in every language', async () => {
    const english = await rowsOf(step, 'en');
    for (const language of languages) expect(await rowsOf(step, language)).toEqual(english);
  });
});
