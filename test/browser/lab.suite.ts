import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseAttacks } from '../../src/attacks/catalogue.ts';
import { describeInBrowser, type Site, startSite, visit } from './support.ts';

const held = `The reference: All ${courseAttacks.length} attacks got the right response.`;

/** A way to a server that can be cut at any moment, as when the server is killed. */
async function cutConnection(to: string): Promise<{ url: string; cut(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(new URL(to).port), '127.0.0.1');
    for (const socket of [client, server]) sockets.add(socket.on('error', () => {}));
    client.pipe(server).pipe(client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async cut() {
      const closed = once(proxy, 'close');
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

describeInBrowser('the attack lab', (browser) => {
  let site: Site;
  let checks: { contrast: string; axe: string };
  beforeAll(async () => {
    site = await startSite();
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    checks = {
      contrast: await readFile(join(import.meta.dirname, 'in-page/contrast.js'), 'utf8'),
      axe: await readFile(axe, 'utf8'),
    };
  });
  afterAll(() => site.close());

  async function checkLooks(page: Page): Promise<void> {
    const violations = `${checks.axe};axe.run().then(({ violations }) => violations.map(({ id }) => id))`;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await page.evaluate(checks.contrast), colorScheme).toEqual([]);
      expect(await page.evaluate(violations), colorScheme).toEqual([]);
    }
  }

  /** Waits for the results, and expects that the reference withstood every attack. */
  async function expectHeld(page: Page): Promise<void> {
    const sentence = page.locator('#conclusion').getByText(/^The reference: /);
    await sentence.waitFor();
    expect(await sentence.textContent()).toBe(held);
  }

  test('counts while it attacks, and then filters and explains the results', async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    await page.goto('/attacks');
    await page.getByRole('button', { name: 'Attack the servers' }).click();
    await page.locator('[data-server=reference]').getByText('Comes later').waitFor();
    await page.getByRole('progressbar').waitFor();
    await expectHeld(page);
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await page.getByText('Comes later').count()).toBe(0);
    const count = page.locator('[data-server=reference] [data-ending=held]');
    expect(await count.textContent()).toBe(String(courseAttacks.length));

    await page.getByLabel('Severity').selectOption('high');
    await page.getByLabel('Outcome').selectOption('got through');
    await page.getByText(/^Shown: \d of /).waitFor();
    expect(new URL(page.url()).search).toContain('outcome=through');
    await checkLooks(page);
    const link = page.getByRole('link', { name: 'no token', exact: true }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'no token' });
    await dialog.getByText('Everyone can use the protected route.').waitFor();
    expect(await dialog.getByText('curl -i').count()).toBe(2);

    await checkLooks(page);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await link.evaluate('document.activeElement.textContent')).toBe('no token');

    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('link', { name: 'Show these attacks' }).last().click();
    await page.getByText(/^Shown: \d{3} of /).waitFor();
    expect(await page.getByLabel('Outcome').inputValue()).toBe('wrong');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByText('Answer').last().click();
    await page.getByText('They get 200 and an empty object.').waitFor();
    expect(troubles).toEqual([]);
    await leave();
  });

  test('says so if the server of the page stops during a run', async () => {
    const { url, cut } = await cutConnection(site.url);
    const { page, leave } = await visit(browser(), { ...site, url });
    await page.goto('/attacks');
    await page.getByRole('button', { name: 'Attack the servers' }).click();
    await page.getByRole('progressbar').waitFor();
    await cut();
    const lost = page.locator('#conclusion').getByText('The server of this page stopped while');
    await lost.getByText('The article’s server. The remaining attacks were not tried.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.getByRole('button', { name: 'Attack the servers' }).click();
    await page.getByText('The server does not respond. Is it still running?').waitFor();
    await leave();
  });

  test('does the same without JavaScript, and Back does not repeat it', async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    await page.goto('/attacks');
    await page.getByRole('button', { name: 'Attack the servers' }).click();
    await expectHeld(page);
    expect(page.url()).toBe(`${site.url}/attacks#results`);
    await page.reload();
    await expectHeld(page);
    await page.getByLabel('Severity').selectOption('high');
    await page.getByLabel('Outcome').selectOption('got through');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('link', { name: 'no token', exact: true }).click();
    await page.getByText('Put requireUser() before every handler').waitFor();
    await page.getByRole('link', { name: 'Back to the attack lab' }).click();
    await page.getByText(/^Shown: \d of /).waitFor();
    await leave();
  });
});
