// @module-tag slow
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { solutionText } from '#course/specifiers.ts';
import { steps } from '#course/steps.ts';
import { type Course, closeCourses, openCourse, stepAt } from '../support/learner.ts';
import type { Terminal } from '../support/terminal.ts';
import { replaceText, saveSolution, startRunner } from './editing.ts';
import { closeBrowser, describeInBrowser, patience } from './support.ts';

afterAll(closeCourses);
afterAll(closeBrowser);

describeInBrowser('a lesson beside the running judge', (browser) => {
  let course: Course;
  let url: string;
  let terminal: Terminal;
  beforeAll(async () => {
    course = openCourse();
    ({ url, terminal } = await startRunner(course));
  });

  /** Opens a lesson, and collects everything that the browser complains about. */
  async function openLesson(number: number) {
    const context = await browser().newContext({ locale: 'en-GB' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(`${url}/steps/${number}`);
    await page.locator('#editor .cm-content').waitFor();
    return { page, troubles };
  }
  const saved = (page: Page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
  /** The label of what has the focus, also in the editor's shadow root. */
  const focused = (page: Page) =>
    page.evaluate(`[document.activeElement].map((element) =>
      (element.shadowRoot?.activeElement ?? element).getAttribute('aria-label'))[0]`);
  const sentence = (page: Page) => page.locator('#panel .said');

  test('finishes the whole course in the page alone', async () => {
    const { page, troubles } = await openLesson(1);
    for (const step of steps) {
      await page.getByRole('textbox', { name: `Editor of ${step.name}.ts` }).waitFor();
      await saveSolution(page, step.number);
      await sentence(page)
        .getByText(/^All \d+ checks passed\.$/)
        .waitFor();
      expect(course.read(step).toString()).toBe(solutionText(step));
      await page.getByRole('heading', { name: 'Worth knowing' }).waitFor();
      expect(await page.locator('#status').textContent()).toMatch(/^All \d+ checks passed\.$/);
      const next = page.locator('#panel').getByText(/^Go to step|^Attack your server$/);
      if (step === steps.at(-1)) await next.click();
      // The terminal goes to the next step, too.
      else await terminal.after(() => void next.click(), `/steps/${step.number + 1}\n`);
    }
    await page.getByRole('heading', { level: 1, name: 'Attack lab' }).waitFor();
    expect(troubles).toEqual([]);
  });

  test('saves after a pause, and says where the program is wrong', async () => {
    const { page } = await openLesson(2);
    await replaceText(page, `${solutionText(stepAt(2))}\nexport const broken = ;\n`);
    await saved(page);
    await sentence(page)
      .getByText(/syntax error in line \d+: Expression expected/)
      .waitFor();
    await page.locator('#editor .cm-lint-marker-error').waitFor();
    await page.getByText('Show a hint (3 left)').click();
    await page.locator('.hints li').waitFor();
    await page.getByText('Show a hint (2 left)').waitFor();
    const { steps: rows } = await course.json('list');
    expect(JSON.stringify(rows)).toMatch(/"number":2.*?"hints":1/);
  });

  test('shows the differences and the solution, counted, and starts again with a copy', async () => {
    const { page } = await openLesson(3);
    const mine = `// mine\n${solutionText(stepAt(3))}`;
    await replaceText(page, mine);
    await page.keyboard.press('Control+s');
    await saved(page);
    await page.locator('#help summary').click();
    await page.getByRole('button', { name: 'Show the differences' }).click();
    await page.locator('.difference del', { hasText: '-// mine' }).waitFor();
    await page.getByRole('button', { name: 'Show the solution' }).click();
    await page.locator('#help .shiki').waitFor();
    await page.getByRole('button', { name: 'Hide it' }).click();
    await page.locator('#help .shiki').waitFor({ state: 'detached' });
    const { steps: rows } = await course.json('list');
    expect(JSON.stringify(rows)).toMatch(/"number":3.*?"diffs":1,"solutions":1/);

    await page.locator('#copies summary').click();
    await page.getByRole('button', { name: 'Start again from the exercise' }).click();
    await page.locator('#editor', { hasText: 'unsolved' }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).first().click();
    await page.locator('#editor', { hasText: '// mine' }).waitFor();
    expect(course.read(stepAt(3)).toString()).toBe(mine);
  });

  test('judges what another editor saves, whatever step the terminal is at', async () => {
    for (const number of [1, 5]) {
      const { page } = await openLesson(number);
      const place = course.place(stepAt(number));
      const save = () => writeFileSync(place, `// step ${number} of another editor\n`);
      await terminal.after(save, `/steps/${number}\n`);
      await sentence(page).getByText('The program does not start').waitFor();
    }
  });

  test('follows another editor, and overwrites nothing in a conflict', async () => {
    const { page } = await openLesson(4);
    const place = course.place(stepAt(4));
    writeFileSync(place, '// from another editor\n');
    await page.locator('#editor', { hasText: '// from another editor' }).waitFor();

    // Both change it before either is saved: the page types while the file is replaced.
    await page.route('**/steps/4/file', (route) => route.abort());
    await replaceText(page, '// from the page\n');
    await page.locator('#saved', { hasText: 'Not saved yet' }).waitFor();
    writeFileSync(place, '// from elsewhere again\n');
    await page.unroute('**/steps/4/file');
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText('Nothing has been overwritten').waitFor();
    const conflict = page.locator('#conflict');
    await conflict.getByText('− only in this page, + only in the file').waitFor();
    await conflict.locator('.difference del', { hasText: '-// from the page' }).waitFor();
    await conflict.locator('.difference ins', { hasText: '+// from elsewhere again' }).waitFor();
    expect(course.read(stepAt(4)).toString()).toBe('// from elsewhere again\n');
    await conflict.getByRole('button', { name: 'Keep the text of this page' }).click();
    await saved(page);
    expect(await focused(page)).toBe('Editor of decode.ts');
    expect(course.read(stepAt(4)).toString()).toBe('// from the page\n');
    await page.locator('#copies summary').click();
    await page.getByRole('button', { name: 'Restore' }).first().click();
    await page.locator('#editor', { hasText: '// from elsewhere again' }).waitFor();
  });

  test('is refused to a foreign page, another local page and a foreign name', async () => {
    const { page } = await openLesson(5);
    const key = await page.locator('#panel input[name=key]').first().inputValue();
    const before = course.read(stepAt(5));
    const attempt = (address: string) =>
      page.evaluate(
        async ([target, sent]) => {
          const options = {
            headers: { 'X-Kata-Key': `${sent}`, 'Content-Type': 'application/json' },
          };
          const body = JSON.stringify({ act: 'reset', text: '', version: '' });
          const urls = [`${target}/steps/5/file`, `${target}/steps/5/act`];
          const tries = [
            fetch(`${urls[0]}`, options),
            fetch(`${urls[0]}`, { ...options, method: 'PUT', body }),
            fetch(`${urls[1]}`, { ...options, method: 'POST', body }),
          ];
          const ended = await Promise.allSettled(tries);
          return ended.map((one) => (one.status === 'fulfilled' ? one.value.status : 'blocked'));
        },
        [address, key],
      );
    // The page of a lesson itself, but under another name of this machine.
    await page.goto(url.replace('127.0.0.1', 'localhost'));
    expect(await attempt(url)).toEqual(['blocked', 'blocked', 'blocked']);
    expect(course.read(stepAt(5))).toEqual(before);
  });
});
