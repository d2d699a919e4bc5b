import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHand } from '../demo/live-stub.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

describeInBrowser('on paper', (browser) => {
  let site: Site;
  let contrast: string;
  beforeAll(async () => {
    site = await startSite({ live: makeHand().live });
    contrast = await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
  });
  afterAll(() => site.close());

  test.for([
    ['with a verdict', '/steps/2'],
    ['before the first verdict', '/steps/4'],
  ] as const)('a lesson is complete and legible, without controls: %s', async ([_when, path]) => {
    const { page, troubles, leave } = await visit(browser(), site, { colorScheme: 'dark' });
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    const controls =
      'body > header, body > footer, aside, #work, #bar, .playground, .copy, nav, .skip';
    expect(await page.locator(`:is(${controls}):visible`).count()).toBe(0);
    expect(await page.locator('main :is(button, input, textarea):visible').count()).toBe(0);

    const hidden = `[...document.querySelectorAll('article :is(h1, h2, h3, p, pre, li, td)')]
        .filter((part) => !part.closest('.fold, .playground') && !part.checkVisibility())
        .map((part) => part.textContent.trim().slice(0, 40))`;
    expect(await page.evaluate(hidden)).toEqual([]);
    expect(await page.locator('article details:not(.fold) p:visible').count()).toBeGreaterThan(5);

    const link = page.locator('article a[href^="https://"]').first();
    const after =
      'getComputedStyle(document.querySelector("article a[href^=\'https://\']"), "::after").content';
    expect(await page.evaluate(after)).toContain(`${await link.getAttribute('href')}`);
    const back = 'getComputedStyle(document.documentElement).backgroundColor';
    expect(await page.evaluate(back)).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate(contrast)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await leave();
  });
});
