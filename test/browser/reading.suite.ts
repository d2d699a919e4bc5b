import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeInBrowser, password, type Site, startSite, tokenFor, visit } from './support.ts';

/** What in-page/type.js finds. */
interface Type {
  sizes: number[];
  longest: number;
  broken: string[];
}

const background = 'getComputedStyle(document.documentElement).backgroundColor';

describeInBrowser('reading', (browser) => {
  let site: Site;
  let findType: string;
  beforeAll(async () => {
    site = await startSite();
    findType = await readFile(join(import.meta.dirname, 'in-page/type.js'), 'utf8');
  });
  afterAll(() => site.close());

  test.for(['/', '/steps', '/steps/4', '/steps/glossary', '/steps/teaching', '/source/README.md'])(
    'has five sizes, short lines and whole words: %s',
    async (path) => {
      const { page, leave } = await visit(browser(), site);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        const type: Type = await page.evaluate(findType);
        const other = type.sizes.filter((size) => ![14, 16, 20, 28, 40].includes(size));
        expect(other, `${width}`).toEqual([]);
        expect(type.broken, `${width}`).toEqual([]);
        expect(type.longest, `${width}`).toBeLessThanOrEqual(68);
      }
      await leave();
    },
  );

  test('shows the home page in one column on a phone, and its picture in its place', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.goto('/');
    for (const [width, columns] of [
      [390, 1],
      [1280, 2],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      const lefts = `new Set([...document.querySelectorAll('.welcome > *, .housed > *')].map(
        (part) => Math.round(part.getBoundingClientRect().left)))`;
      expect(await page.evaluate(`${lefts}.size >= ${columns}`), `${width}`).toBe(true);
      if (columns === 1) expect(await page.evaluate(`${lefts}.size`)).toBe(1);
      const window = await page.locator('.loop .window').boundingBox();
      const bar = await page.locator('.loop .file-bar').boundingBox();
      expect(bar?.y).toBeCloseTo((window?.y ?? 0) + 1, 0);
    }
    await leave();
  });

  test.for([
    [1280, 800],
    [390, 844],
  ] as const)(
    'says on the first screen of the home page what it is, for whom, how long, and where to begin: %s × %s',
    async ([width, height]) => {
      for (const locale of ['en', 'zh-CN']) {
        const { page, leave } = await visit(browser(), site, { locale });
        await page.setViewportSize({ width, height });
        await page.goto('/');
        for (const part of ['h1', '.hero p', '.facts', '.door']) {
          const { y = height, height: tall = 0 } =
            (await page.locator(part).first().boundingBox()) ?? {};
          expect(y + tall, `${part} ${locale}`).toBeLessThan(height);
        }
        await leave();
      }
    },
  );

  test.for(['en', 'zh-CN'])('has a header of two rows on a phone: %s', async (locale) => {
    const visitors = ['ada', undefined].map(async (name) => {
      const token = name && tokenFor(site, await site.addUser(`${name}-${locale}`));
      return visit(browser(), site, { locale, ...(token && { token }) });
    });
    for (const visitor of visitors) {
      const { page, leave } = await visitor;
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/who-am-i');
      const rows = `new Set([...document.querySelectorAll('body > header nav > *')]
        .filter((part) => part.checkVisibility())
        .map((part) => part.getBoundingClientRect())
        .map(({ top, height }) => Math.round((top + height / 2) / 20))).size`;
      await expect.poll(() => page.evaluate(rows)).toBe(2);
      await leave();
    }
  });

  test('uses our font, and in Chinese quotation marks of a Chinese font', async () => {
    const { page } = await visit(browser(), site, { locale: 'en-GB' });
    await page.goto('/steps/1');
    expect(await page.evaluate('document.fonts.check("16px Figtree")')).toBe(true);
    await page.goto('/steps/1?lang=zh-CN');
    const family = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(family).toMatch(/^"?Figtree for Chinese/);
    const height = 'getComputedStyle(document.querySelector("article > p")).lineHeight';
    expect(await page.evaluate(height)).toBe('28px');
    await page.context().close();
  });

  test('in a chosen theme lasts, and does not flash', async () => {
    const { page, troubles } = await visit(browser(), site, { colorScheme: 'light' });
    await page.goto('/');
    const light = await page.evaluate(background);
    const button = page.locator('[data-action=theme]');
    await button.click();
    expect(await page.evaluate(background)).toBe(light);
    await button.click();
    const dark = await page.evaluate(background);
    expect(dark).not.toBe(light);
    // Before any module runs, the page has its theme.
    await page.route('**/client/site.js', (route) => route.abort());
    await page.goto('/steps/2');
    expect(await page.evaluate(background)).toBe(dark);
    await page.unroute('**/client/site.js');
    await page.goto('/');
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    expect(await page.evaluate(background)).toBe(light);
    expect(troubles.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    await page.context().close();
  });

  test('marks the section that is read in the table of contents', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('/steps/glossary#challenge');
    const current = page.locator('.contents [aria-current=location]');
    await expect.poll(() => current.textContent()).toBe('Challenge');
    expect(await page.locator('.contents .read').count()).toBeGreaterThan(10);
    await page.locator('.contents').getByRole('link', { name: 'Token', exact: true }).click();
    await expect.poll(() => current.textContent()).toBe('Token');
    expect(page.url()).toMatch(/#token$/);
    await page.getByRole('link', { name: 'JWT', exact: true }).last().click();
    expect(page.url()).toMatch(/#jwt$/);
    await leave();
  });

  test('copies code with one click', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, troubles } = await visit(browser(), site, { permissions });
    await page.goto('/source/auth/decode.ts');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    const file = await readFile(
      join(import.meta.dirname, '../../src/server/auth/decode.ts'),
      'utf8',
    );
    expect(copied).toBe(file.trimEnd());
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test('with a blocked storage says so at the form, and shows no token', async () => {
    const own = await startSite();
    onTestFinished(() => own.close());
    await own.addUser('ada');
    const context = await browser().newContext({ baseURL: own.url });
    await context.addInitScript(`Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('denied', 'SecurityError'); } })`);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('/sign-in');
    await page.getByText('This browser blocks the storage').waitFor();
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(page.url()).toBe(`${own.url}/sign-in`);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.goto('/steps/4');
    expect(errors).toEqual([]);
    await context.close();
  });
});
