import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forge, segment } from '../../src/attacks/forge.ts';
import { describeInBrowser, type Site, startSite, tokenFor, visit } from './support.ts';

const secret = 'a sample secret, not for production';

/** The outcome of each check that is shown. */
function outcomes(page: Page): Promise<string> {
  const all = page.locator('[data-check]');
  return all.evaluateAll((items) => items.map((item) => item.getAttribute('data-outcome')).join());
}

describeInBrowser('the decoder', (browser) => {
  let site: Site;
  let mine: string;
  beforeAll(async () => {
    site = await startSite();
    await Promise.all([2, 4].map((step) => fetch(`${site.url}/steps/${step}`)));
    mine = tokenFor(site, await site.addUser('ada'));
  });
  afterAll(() => site.close());

  /** A token of this site's issuer that expires in some seconds. */
  function tokenOf(seconds: number, more: object = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: site.config.issuer, sub: randomUUID(), iat: now - 9_000 };
    return forge({ ...claims, exp: now + seconds, ...more }, secret);
  }

  async function open(options = {}) {
    const visitor = await visit(browser(), site, { locale: 'en', ...options });
    await visitor.page.goto('/decoder');
    await visitor.page.locator('#judgement').getByText('There is no token.').waitFor();
    const sent: string[] = [];
    visitor.page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    return { ...visitor, sent };
  }

  test('reads, refuses, changes and signs a token, and sends nothing', async () => {
    const { page, troubles, sent, leave } = await open();
    await page.getByLabel('Token', { exact: true }).fill(tokenOf(-7_200));
    await page.locator('#judgement').getByText('It expired 2 hours ago.').waitFor();
    await page.locator('#claims').getByText('expired 2 hours ago (').waitFor();
    expect(await outcomes(page)).toBe(
      'passed,passed,passed,passed,unchecked,passed,passed,passed,failed',
    );

    await page.locator('#pasted').fill(tokenOf(3_600));
    await page.locator('#claims').getByText('expires in 1 hour (').waitFor();
    await page.locator('#pasted').fill(tokenOf(-7_200));

    const claims = page.locator('#edit-claims');
    const changed = { ...JSON.parse(await claims.inputValue()), exp: 4_000_000_000 };
    await claims.fill(JSON.stringify({ ...changed, admin: true }, null, 2));
    await page.getByRole('button', { name: 'Keep the old signature' }).click();
    await page.getByText('Changed: claims. Unchanged: header, signature.').waitFor();
    expect(await page.locator('#claims-difference ins').allTextContents()).toEqual([
      ...['+   "exp": 4000000000,\n', '+   "admin": true\n'],
    ]);
    await page.locator('#secret').fill(secret);
    await page.locator('#judgement').getByText('The signature is wrong.').waitFor();

    const soon = { ...changed, exp: Math.floor(Date.now() / 1000) + 600 };
    await claims.fill(JSON.stringify(soon));
    await page.getByLabel('Secret to sign with').fill(secret);
    await page.getByRole('button', { name: 'Sign it' }).click();
    await page.locator('#judgement').getByText('Accepted. All checks pass.').waitFor();
    await page.getByText('Changed: claims, signature. Unchanged: header.').waitFor();
    expect(await page.locator('#pasted').inputValue()).toBe(forge(soon, secret));
    await page.getByRole('button', { name: 'Back to the first token' }).click();
    await page.locator('#judgement').getByText('It expired 2 hours ago.').waitFor();
    expect(sent).toEqual([]);
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).toBe('[{},{}]');
    expect(troubles).toEqual([]);
    await leave();
  });

  test('explains what was copied along, and removes it only when asked', async () => {
    const { page, leave } = await open();
    await page.locator('#pasted').fill(`Bearer ${tokenOf(600)}\n`);
    await page.locator('#judgement').getByText('Refused:').waitFor();
    const shown = page.locator('[data-stray]:visible');
    expect((await shown.allTextContents()).map((text) => text.slice(0, 17))).toEqual([
      ...['The word “Bearer”', 'Line breaks come '],
    ]);
    await page.getByRole('button', { name: 'Remove this' }).click();
    await page.locator('#judgement').getByText('All other checks pass').waitFor();
    expect(await page.locator('#strays').isVisible()).toBe(false);
    await leave();
  });

  test('calls an RS256 token well formed, and an empty box no token', async () => {
    const { page, leave } = await open();
    expect(new Set((await outcomes(page)).split(','))).toEqual(new Set(['not-reached']));
    const parts = [
      { alg: 'RS256', kid: '1' },
      { iss: 'https://issuer.example', aud: 'x' },
    ];
    await page.locator('#pasted').fill(`${parts.map(segment).join('.')}.${'A'.repeat(342)}`);
    await page.locator('#judgement').getByText('names the algorithm "RS256"').waitFor();
    expect(await outcomes(page)).toMatch(/^passed,passed,failed,not-reached/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#judgement').getByText('There is no token.').waitFor();
    expect(await page.locator('#content-of-token').isVisible()).toBe(false);
    await leave();
  });

  test('makes a valid, an expired and an RS256 token, and checks the audience', async () => {
    const own = await startSite({ tokens: { audiences: ['web'] } });
    const { page, troubles, leave } = await visit(browser(), own, { locale: 'en' });
    await page.goto('/decoder');
    const judgement = page.locator('#judgement');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press('Valid sample');
    await judgement.getByText('Accepted. All checks pass.').waitFor();
    await page.locator('#claims').getByText('audience: the server that').waitFor();
    await page.getByLabel('Expected audience').fill('app');
    await judgement.getByText('The claim aud is "web", and should name app.').waitFor();
    await page.getByLabel('Expected audience').fill('');
    await judgement.getByText('so the token is meant for another server').waitFor();
    await press('Expired sample');
    await judgement.getByText('It expired 1 hour ago.').waitFor();
    await press('RS256 sample');
    await judgement.getByText('names the algorithm "RS256"').waitFor();
    expect((await outcomes(page)).split(',')).toContain('failed');
    expect(troubles).toEqual([]);
    await leave();
    await own.close();
  });

  test('asks this server about a signature only when told, and once for each token', async () => {
    const { page, sent, leave } = await open({ token: mine });
    sent.length = 0;
    const asked = `POST ${site.url}/decoder/signed`;
    const box = page.getByLabel('Signed by this server');
    await page.getByRole('button', { name: 'Take my token' }).click();
    await page.locator('#judgement').getByText('All other checks pass').waitFor();
    expect(sent).not.toContain(asked);
    await box.check();
    await page.locator('#judgement').getByText('Accepted.').waitFor();
    expect(sent.filter((request) => request === asked)).toHaveLength(1);

    await page.locator('#pasted').fill(tokenOf(600));
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await page.locator('#judgement').getByText('The signature is wrong.').waitFor();
    await page.locator('#pasted').fill('not.a.token');
    await box.check();
    await page.locator('#judgement').getByText('is not strict base64url').waitFor();
    expect(sent.filter((request) => request === asked)).toHaveLength(2);
    await leave();
  });

  test('refuses a token from the moment on in which it expires', async () => {
    const { page, leave } = await open();
    await page.locator('#secret').fill(secret);
    await page.locator('#pasted').fill(tokenOf(3));
    await page.locator('#judgement').getByText('Accepted.').waitFor();
    await page.locator('#judgement').getByText('It expired').waitFor();
    await page.locator('#claims').getByText('expired').first().waitFor();
    await leave();
  });

  test('gets a token by a link, and not in the address', async () => {
    const { page, leave } = await visit(browser(), site, { locale: 'en', token: mine });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Look at it in the decoder' }).click();
    await page.locator('#judgement').getByText('All other checks pass').waitFor();
    expect(page.url()).toBe(`${site.url}/decoder`);
    expect(await page.locator('#pasted').inputValue()).toBe(mine);
    await page.reload();
    await page.locator('#judgement').getByText('There is no token.').waitFor();

    for (const step of [4, 2]) {
      await page.goto(`/steps/${step}`);
      await page.getByRole('link', { name: 'Look at it in the decoder' }).first().click();
      await page.locator('#judgement:not([data-kind=empty])').waitFor();
    }
    await leave();
  });

  test('shows markup in a token as text', async () => {
    const { page, troubles, leave } = await open();
    const hostile = '<img src=x onerror=alert(1)>';
    await page.locator('#pasted').fill(tokenOf(600, { iss: hostile, [hostile]: hostile }));
    await page.locator('#judgement').getByText(hostile).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await page.locator('#pasted').fill(tokenOf(600, { wide: ['x'.repeat(900), { y: 'z' }] }));
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('#pasted').fill('.'.repeat(500_000));
    await page.locator('#judgement').getByText('It has 500000 characters').waitFor();
    expect(troubles).toEqual([]);
    await leave();
  });

  test('without JavaScript has no field for a token', async () => {
    const { page, leave } = await visit(browser(), site, { javaScriptEnabled: false });
    await page.goto('/decoder');
    expect(await page.locator('noscript').isVisible()).toBe(true);
    expect(await page.locator('#pasted').isVisible()).toBe(false);
    await leave();
  });
});
