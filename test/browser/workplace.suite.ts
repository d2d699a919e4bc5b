import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failed, makeHand } from '../demo/live-stub.ts';
import { stepAt } from '../support/learner.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

/** Sizes of everything that the page has loaded, in transferred bytes. */
const sizes = `performance.getEntries()
  .filter(({ entryType }) => entryType === 'resource' || entryType === 'navigation')
  .map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }))`;

const violations = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))`;

describeInBrowser('the working pane', (browser) => {
  const { live, workplace, runner, tell, end } = makeHand();
  let site: Site;
  let axe: string;
  let findLowContrast: string;
  beforeAll(async () => {
    site = await startSite({ live });
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    findLowContrast = await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
    workplace.copies.push({ id: 'copy0', step: 2, text: 'one\ntwo\n' });
    workplace.readHint(stepAt(2));
    workplace.show(stepAt(2), 'difference');
  });
  afterAll(async () => {
    end();
    await site.close();
  });

  test.for(['en-GB', 'zh-CN'])(
    'is legible and accessible at every width, light and dark (%s)',
    async (locale) => {
      const { page, troubles, leave } = await visit(browser(), site, { locale });
      await page.goto('/steps/2');
      await page.locator('#editor .cm-content').waitFor();
      for (const id of ['checks', 'copies']) await page.locator(`#${id} > summary`).click();
      for (const width of [1280, 1000, 390]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          const view = `${width} ${colorScheme}`;
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(width);
          expect(await page.evaluate(findLowContrast), view).toEqual([]);
        }
        expect(await page.evaluate(`${axe};${violations}`), `${width}`).toEqual([]);
      }
      runner.begin(2);
      await page.locator('#panel-body[data-outcome=running]').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await page.evaluate(findLowContrast), `running ${colorScheme}`).toEqual([]);
      }
      tell(failed);
      expect(troubles).toEqual([]);
      await leave();
    },
  );

  test('breaks long lines of a verdict, and numbers the hints with links in their text', async () => {
    const { page, leave } = await visit(browser(), site, { locale: 'en-GB' });
    await page.setViewportSize({ width: 1280, height: 800 });
    tell({
      ...failed,
      ...(failed.failure && { failure: { ...failed.failure, sent: 'e'.repeat(400) } }),
    });
    await page.goto('/steps/2');
    await page.locator('.facts', { hasText: 'eee' }).waitFor();
    const excess = await page.evaluate(
      `[document.querySelector('#panel')].map((panel) => panel.scrollWidth - panel.clientWidth)[0]`,
    );
    expect(excess).toBe(0);
    const displays = await page.evaluate(
      `['.hints > li', '.hints a'].map((one) => getComputedStyle(document.querySelector(one)).display)`,
    );
    expect(displays).toEqual(['list-item', 'inline']);
    tell(failed);
    await leave();
  });

  test('keeps at least ten lines of the editor in a conflict', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('/steps/2');
    await page.locator('#editor .cm-content').waitFor();
    await page.locator('#conflict').evaluate((conflict) => {
      conflict.hidden = false;
      conflict.querySelector('.differences')?.append('a line\n'.repeat(400));
    });
    const box = await page.locator('#editor').boundingBox();
    expect(box?.height).toBeGreaterThan(10 * 22.4);
    await leave();
  });

  test('loads at most 100 KB, and 250 KB more for the editor', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.goto('/steps/4');
    await page.locator('#editor .cm-content').waitFor();
    const loaded = await page.evaluate<{ name: string; size: number }[]>(sizes);
    const sumOf = (wanted: boolean) =>
      loaded
        .filter(({ name }) => name.endsWith('/editor.js') === wanted)
        .reduce((sum, { size }) => sum + size, 0);
    expect(sumOf(true)).toBeGreaterThan(50_000);
    expect(sumOf(true)).toBeLessThan(250_000);
    expect(sumOf(false)).toBeGreaterThan(50_000);
    expect(sumOf(false)).toBeLessThan(100_000);
    await leave();
  });
});
