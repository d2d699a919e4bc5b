import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

describeInBrowser('an experiment', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    // The first lesson of a process takes seconds on a busy machine.
    await fetch(`${site.url}/steps/4`);
  });
  afterAll(() => site.close());

  test('is not sent again by Reload, Back or a change of the language', async () => {
    const { page, troubles, leave } = await visit(browser(), site, { locale: 'en' });
    const posts: string[] = [];
    page.on('request', (sent) => sent.method() === 'POST' && posts.push(sent.url()));
    await page.goto('/steps/4');
    await page.locator('[value=letter]').click();
    const refused = page.locator('.outcome').getByText('The signature is wrong.');
    await refused.waitFor();
    const token = await page.locator('[name=token]').inputValue();

    await page.reload();
    await refused.waitFor();
    await page.goto('/steps');
    await page.goBack();
    await refused.waitFor();
    await page.getByRole('link', { name: '中文' }).click();
    await page.locator('.outcome').getByText('签名不对').waitFor();
    expect(await page.locator('[name=token]').inputValue()).toBe(token);
    expect(page.url()).not.toContain(token.slice(0, 9));
    expect(posts).toEqual([`${site.url}/steps/4`]);
    expect(troubles).toEqual([]);
    await page.context().clearCookies();
    await leave();
  });

  test('refuses its token from the moment on in which it expires', async () => {
    const { page, leave } = await visit(browser(), site, { locale: 'en' });
    await page.goto('/steps/4');
    await page.getByLabel('Lifetime in seconds').fill('2');
    await page.locator('[value=issue]').click();
    await page.locator('.outcome.good').getByText('Accepted.').waitFor();
    await page.locator('.outcome.bad').getByText('Refused from now on.').waitFor();
    expect(await page.locator('[data-life=valid]').isVisible()).toBe(false);
    await page.locator('#countdown').getByText('returned 401: Access token has expired').waitFor();
    await leave();
  });
});
