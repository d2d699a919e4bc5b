import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, steps } from '#course/steps.ts';
import { sayIn } from '#i18n/message.ts';

/** Files with a heading or a link for each step. */
const lists = ['README.md', 'steps/README.md'];

describe.each(steps)('step $number', (step) => {
  const { number, name, folder } = step;
  const [english, chinese] = [sayIn('en'), sayIn('zh-CN')];
  const [title, chineseTitle] = [english, chinese].map((say) => say(`steps.${name}.title`));

  test('has one title in its lesson and in the lists of steps, in both languages', () => {
    const heading = (readme: string) => readFileSync(join(folder, readme), 'utf8').split('\n')[0];
    expect(heading('README.md')).toBe(`# ${number} · ${title}`);
    expect(heading('README.zh-CN.md')).toBe(`# ${number} · ${chineseTitle}`);
    for (const list of lists) {
      const read = (path: string) => readFileSync(join(root, path), 'utf8');
      expect(read(list)).toContain(`[${number} · ${title}]`);
      expect(read(list.replace('.md', '.zh-CN.md'))).toContain(`[${number} · ${chineseTitle}]`);
    }
  });

  test('has a summary in both languages', () => {
    expect(english(`steps.${name}.summary`)).toMatch(/^[A-Z].+\.$/);
    expect(chinese(`steps.${name}.summary`)).toMatch(/\p{Script=Han}/u);
  });

  test('has all its files', () => {
    const { app, exercise, solution, contract } = step;
    for (const file of [app, exercise, solution, contract]) {
      expect(existsSync(file), file).toBe(true);
    }
  });
});
