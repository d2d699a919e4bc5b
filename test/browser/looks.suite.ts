import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, type Site, startSite, tokenFor, visit } from './support.ts';

const pages = [
  ['home', '/', 'out', 'A server that knows who is asking'],
  ['home', '/', 'in', 'Signed in as ada'],
  ['sign-in', '/sign-in?reason=expired', 'out', 'Your token has expired'],
  ['sign-in', '/sign-in', 'in', 'Signed in as ada'],
  ['who-am-i', '/who-am-i', 'out', 'Nobody is signed in'],
  ['who-am-i', '/who-am-i', 'in', 'You are ada.'],
  ['not-found', '/no/such/page', 'out', 'This server has no page at'],
] as const;
const views = [
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const;

describeInBrowser('a page', (browser) => {
  let site: Site;
  let visitors: Record<'in' | 'out', Awaited<ReturnType<typeof visit>>>;
  let findLowContrast: string;
  beforeAll(async () => {
    site = await startSite();
    const token = tokenFor(site, await site.addUser('ada'));
    visitors = {
      in: await visit(browser(), site, { token }),
      out: await visit(browser(), site),
    };
    findLowContrast = await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
  });
  afterAll(async () => {
    await visitors.in.leave();
    await visitors.out.leave();
    await site.close();
  });

  test.for(pages)(
    'is whole, legible and free of errors: %s (%s, signed %s)',
    async ([name, path, session, text]) => {
      const { page, troubles } = visitors[session];
      troubles.length = 0;
      await page.goto(path);
      await page.getByText(text).waitFor();

      for (const [width, colorScheme] of views) {
        const view = `${name}-${session}-${width}-${colorScheme}`;
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (process.env.SCREENSHOTS) {
          await page.screenshot({ path: `test-results/${view}.png`, fullPage: true });
        }
        expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(width);
        expect(await page.evaluate(findLowContrast), view).toEqual([]);
      }
      // The browser itself reports the status of the page that is not there; nothing else may go wrong.
      const expected = name === 'not-found' ? [expect.stringContaining('404')] : [];
      expect(troubles).toEqual(expected);
    },
  );

  test('without JavaScript says what needs it, and posts its form', async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    await page.goto('/sign-in');
    expect(await page.locator('noscript').isVisible()).toBe(true);
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('invalid_credentials').waitFor();
    expect(page.url()).toBe(`${site.url}/login`);
    await leave();
  });
});
