import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeInBrowser, password, type Site, startSite, visit } from './support.ts';

const hostile =
  '<script>alert(1)</script>"><img src=x onerror=alert(1)><%= 7 * 7 %>{{7 * 7}}&lt;b&gt;';
const injected = `
  <script>document.title = 'owned by script'</script>
  <img src="/assets/none" onerror="document.title = 'owned by handler'">`;

/** Inserts markup into a page before the browser receives it, as an unescaped view would. */
async function inject(page: Page, { policy }: { policy: boolean }): Promise<void> {
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    if (!policy) delete headers['content-security-policy'];
    const body = (await response.text()).replace('</main>', `${injected}</main>`);
    await route.fulfill({ response, headers, body });
  });
}

describeInBrowser('markup', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('in a user name or a claim is text', async () => {
    const site = await startSite({ env: { JWT_ISSUER: hostile } });
    onTestFinished(() => site.close());
    await site.addUser(hostile);
    const { page, troubles, leave } = await visit(browser(), site);
    const live = page.locator('script:not([src]), img[src=x], main b');
    await page.goto('/sign-in');
    await page.getByLabel('Username').fill(hostile);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your token' }).waitFor();
    await page.getByText('Signed in as').waitFor();
    expect(await page.locator('[data-visitor]').textContent()).toBe(`Signed in as ${hostile}`);
    expect(await page.locator('#claims td code').first().textContent()).toBe(hostile);
    expect(await live.count()).toBe(0);

    await page.getByRole('link', { name: 'Send it to the server' }).click();
    await page.locator('#verdict').getByText('You are').waitFor();
    expect(await page.locator('#verdict').textContent()).toBe(`You are ${hostile}.`);
    expect(await page.locator('#answer').textContent()).toContain(JSON.stringify(hostile));
    expect(await live.count()).toBe(0);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('that slips into a page runs no script, thanks to the policy', async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    await inject(page, { policy: true });
    await page.goto('/sign-in');
    await page.getByLabel('Username').waitFor();
    expect(await page.title()).toBe('Sign in · Koa JWT kata');
    const blocked = troubles.filter((text) => text.includes('Content Security Policy'));
    expect(blocked).toHaveLength(2);
    await leave();
  });

  test('that slips into a page would run without the policy', async () => {
    const { page, leave } = await visit(browser(), site);
    await inject(page, { policy: false });
    await page.goto('/sign-in');
    expect(await page.title()).toMatch('owned');
    await leave();
  });

  test('that a script makes from text is refused by the browser', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.goto('/');
    await expect(page.evaluate('$("main").html("<b>owned</b>")')).rejects.toThrow('TrustedHTML');
    expect(await page.locator('main b').count()).toBe(0);
    await leave();
  });

  test('of ours cannot be framed', async () => {
    const { page, troubles } = await visit(browser(), site, { bypassCSP: true });
    await page.route('**/frame', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<iframe src="/sign-in"></iframe>' }),
    );
    await page.goto('/frame');
    expect(await page.frameLocator('iframe').getByLabel('Username').count()).toBe(0);
    expect(troubles.join()).toMatch(/frame/i);
    await page.context().close();
  });
});
