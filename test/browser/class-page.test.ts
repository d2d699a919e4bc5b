// @module-tag slow
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { htmlOf } from '#kata/grade/reports/html.ts';
import { madeClass } from '../kata/grade/made-class.ts';
import { closeBrowser, describeInBrowser } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'class-page-'));
afterAll(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true });
});

const contrast = readFileSync(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findViolations = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]))`;

/** Texts of submissions that try to become a part of the page. */
const hostile = `</script></style></title>"'><img src=x onerror=alert(1)><script>alert(2)</script><a href=javascript:alert(3)>`;

describeInBrowser('the page about a class', (browser) => {
  /** Opens a page from a file, with everything that it loads and complains about. */
  async function open(html: string, options = {}) {
    const path = join(folder, 'class.html');
    writeFileSync(path, html);
    const context = await browser().newContext(options);
    const page = await context.newPage();
    const troubles: string[] = [];
    const loads: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('dialog', (dialog) => {
      troubles.push(dialog.message());
      return dialog.dismiss();
    });
    page.on('request', (request) => loads.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    return { page, troubles, loads, close: () => context.close() };
  }

  const namesIn = (page: Page) => page.locator('.learners tbody th').allTextContents();

  test.for([
    [30, 'en', 'light'],
    [30, 'zh-CN', 'dark'],
    [300, 'en', 'dark'],
  ] as const)(
    'is whole, legible and accessible for %i learners (%s, %s)',
    async ([size, language, colorScheme]) => {
      const html = htmlOf(await madeClass(size), language);
      expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
      const { page, troubles, loads, close } = await open(html, { colorScheme });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate(
          `for (const details of [...document.querySelectorAll('details')].slice(0, 40)) details.open = true`,
        );
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        if (size < 100) expect(await page.evaluate(contrast)).toEqual([]);
      }
      if (size < 100) expect(await page.evaluate(`${axe};${findViolations}`)).toEqual([]);
      expect(await namesIn(page)).toHaveLength(size);
      expect(loads).toHaveLength(1);
      expect(troubles).toEqual([]);
      await close();
    },
  );

  test('sorts by name, points and flags, with the keyboard, too', async () => {
    const result = await madeClass(30, { nameOf: (place) => `learner ${100 - place}` });
    const { page, troubles, close } = await open(htmlOf(result, 'en'));
    const table = page.locator('.learners');
    expect((await namesIn(page))[0]).toBe('learner 100');
    await table.getByRole('button', { name: 'Learner' }).click();
    expect((await namesIn(page))[0]).toBe('learner 71');
    const points = table.getByRole('button', { name: 'Points' });
    await points.focus();
    await page.keyboard.press('Enter');
    const best = result.learners.toSorted((one, other) => other.points - one.points);
    expect((await namesIn(page))[0]).toBe(best[0]?.name);
    expect(await table.locator('[aria-sort=descending]').textContent()).toBe('Points');
    await points.press('Space');
    expect((await namesIn(page)).at(-1)).toBe(best[0]?.name);
    await table.getByRole('button', { name: 'Flags' }).click();
    expect(await table.locator('tbody tr').first().locator('.flag').count()).toBeGreaterThan(0);

    const checks = page.locator('.checks');
    await checks.getByRole('button', { name: 'Failed' }).click();
    const failed = await checks
      .locator('tbody td.number')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-key'))));
    expect(failed).toEqual(failed.toSorted((one, other) => other - one));
    expect(troubles).toEqual([]);
    await close();
  });

  test('names the check at the pointer, and opens the details of a learner', async () => {
    const { page, troubles, close } = await open(htmlOf(await madeClass(30), 'en'));
    const strip = page.locator('.picture tbody tr').nth(3).locator('svg').nth(1);
    await strip.hover({ position: { x: 2, y: 8 } });
    await expect
      .poll(() => page.locator('#pointed').textContent())
      .toMatch(/^004 Ingrid Ferreira · issue · .+ · \w+/);
    await strip.click({ position: { x: 2, y: 8 } });
    expect(page.url()).toContain('#check-issue-');
    const name = page.locator('.picture tbody a').nth(4);
    await name.focus();
    await page.keyboard.press('Enter');
    const details = page.locator('.learners details').nth(4);
    await expect.poll(() => details.getAttribute('open')).toBe('');
    expect(troubles).toEqual([]);
    await close();
  });

  test('shows hostile names and messages as texts', async () => {
    const result = await madeClass(12, {
      nameOf: (place) => `${place}${hostile}`,
      received: hostile,
    });
    const { page, troubles, loads, close } = await open(htmlOf(result, 'en'));
    expect((await namesIn(page))[0]).toBe(`0${hostile}`);
    expect(await page.locator('img, a[href^="javascript"], script').count()).toBe(1);
    expect(await page.locator('.ways dd').nth(1).textContent()).toBe(hostile);
    await page.locator('.picture svg').nth(10).hover();
    expect(loads).toHaveLength(1);
    expect(troubles).toEqual([]);
    await close();
  });

  test('is complete without scripts', async () => {
    const { page, close } = await open(htmlOf(await madeClass(30), 'en'), {
      javaScriptEnabled: false,
    });
    expect(await page.locator('button:visible, #pointed:visible').count()).toBe(0);
    expect(await page.locator('.picture tbody tr').count()).toBe(30);
    await page.locator('.learners summary').first().click();
    await page.locator('#learner-1').waitFor();
    await close();
  });

  test('fits on paper', async () => {
    const { page, close } = await open(htmlOf(await madeClass(30), 'en'), { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 1000 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(720);
    expect(await page.locator('nav, #pointed').locator('visible=true').count()).toBe(0);
    expect(await page.evaluate(contrast)).toEqual([]);
    await close();
  });
});
