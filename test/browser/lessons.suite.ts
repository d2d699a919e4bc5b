import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { seedDemoUsers } from '../../src/demo/users.ts';
import { failed, makeHand } from '../demo/live-stub.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

describeInBrowser('a lesson', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    await seedDemoUsers(site.users);
  });
  afterAll(() => site.close());

  test('shows the verdict of the last save, and the next one immediately', async () => {
    const { live, tell, end } = makeHand();
    const watched = await startSite({ live });
    onTestFinished(() => watched.close());
    const { page, troubles, leave } = await visit(browser(), watched);
    await page.goto('/steps/2');
    const panel = page.locator('#panel');
    const sentence = 'Failed: a wrong password must be refused (1 of 3 checks passed)';
    await panel.locator('.said', { hasText: sentence }).waitFor();
    await panel.getByText('<b>{}</b>').waitFor();
    await panel.getByText('All checks').click();
    await panel.getByText('issues a token').waitFor();

    const { failure: _failure, ...passed } = failed;
    tell({ ...passed, printed: 'hello from the program' });
    await panel.locator('.said', { hasText: 'The check passed.' }).waitFor();
    await panel.getByText('Your program printed').click();
    await panel.getByText('hello from the program').waitFor();
    expect(await panel.locator('#checks').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#status').textContent()).toBe('The check passed.');
    expect(await page.locator('#stopped').isVisible()).toBe(false);
    expect(troubles).toEqual([]);
    end();
    await page.locator('#stopped').waitFor();
    await leave();
    await page.context().close();
  });

  test.for([true, false])(
    'opens the part that a link to a row leads into, and marks the row (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { page, leave } = await visit(browser(), site, { javaScriptEnabled });
      const contrast = await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8');
      await page.goto('/steps/4#row-43');
      const row = page.locator('tr:target');
      await row.getByText('a handler changes its claims').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const color = (id: string) =>
          page.evaluate(`getComputedStyle(document.querySelector('#${id} td')).backgroundColor`);
        expect(await color('row-43')).not.toBe(await color('row-42'));
        expect(await page.evaluate(contrast)).toEqual([]);
      }
      const { y = 0 } = (await page.locator('#row-42').boundingBox()) ?? {};
      expect(y, 'the row above is visible, too').toBeGreaterThan(0);
      await leave();
    },
  );

  test('shows how a token of one second expires', async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    await page.goto('/steps/4');
    await page.getByLabel('Lifetime in seconds').fill('1');
    await page.getByRole('button', { name: 'Get a new token' }).click();
    await page.getByText('the server returned 401: Access token has expired').waitFor();
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('The token has expired. From the second in').waitFor();
    expect(troubles.filter((text) => !text.includes('401'))).toEqual([]);
    await leave();
  });

  test('changes the language of all pages with one click', async () => {
    const { page, leave } = await visit(browser(), site, { locale: 'en-GB' });
    await page.goto('/steps/3');
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '提取令牌' }).waitFor();
    expect(page.url()).toBe(`${site.url}/steps/3`);
    await page.getByRole('link', { name: '登录' }).click();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await leave();
  });

  test('is read and tried without JavaScript, from the first page to the last step', async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto('/');
    await page.getByRole('link', { name: 'Start lesson 1' }).click();
    await page.getByRole('heading', { name: 'The contract' }).waitFor();
    await page.getByText('When is a secret long enough').click();
    await press('the secret of the article');
    await page.getByText('The server does not start.').waitFor();

    await page.getByRole('link', { name: 'Issue a token →' }).click();
    await page.getByLabel('Password').fill('analytical-engine');
    await press('Get a token');
    await page.getByRole('heading', { name: 'How the token is made' }).waitFor();

    await page.getByRole('link', { name: 'Extract the token →' }).click();
    await page.getByLabel('body').selectOption('grace');
    await press('Send the request');
    await page.getByText('The server uses the token in this place: body').waitFor();

    await page.getByRole('link', { name: 'Decode and check expiry →' }).click();
    await press('Set alg to none');
    await page.getByText('The sender must not choose').waitFor();

    await page.getByRole('link', { name: 'Attach the user →' }).click();
    await press('Create a guest');
    await press('Delete the user');
    await page.getByText('but the user is deleted').waitFor();
    expect(await page.locator('.refused .name').textContent()).toBe('attach');
    await leave();
  });
});
