import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/attacks/catalogue.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

const held = `All ${catalogue.length} attacks got the right response.`;

describeInBrowser('the attack lab', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('attacks this server and counts while the visitor watches', {
    timeout: 60_000,
  }, async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    await page.goto('/attacks');
    await page.getByRole('button', { name: 'Attack this server' }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(held).waitFor({ timeout: 50_000 });
    expect(await page.getByRole('progressbar').count()).toBe(0);
    const counts = await page.locator('#tally [data-ending=held]').allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(catalogue.length);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('does the same without JavaScript, all at once', { timeout: 60_000 }, async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    await page.goto('/attacks');
    await page.getByRole('button', { name: 'Attack this server' }).click({ timeout: 50_000 });
    await page.getByText(held).waitFor({ timeout: 50_000 });
    await leave();
  });
});
