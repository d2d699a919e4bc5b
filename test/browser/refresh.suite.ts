import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeInBrowser, password, type Site, startSite, visit } from './support.ts';

type Page = Awaited<ReturnType<typeof visit>>['page'];

const storedToken = 'localStorage.getItem("token")';
/** A busy machine is slower than the tokens of these tests live. */

describeInBrowser('a session with a refresh token', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ env: { SESSION_LIFETIME: '3600' } });
  });
  afterAll(() => site.close());

  const signIn = async (page: Page, username: string) => {
    await page.goto('/sign-in');
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(`Signed in as ${username}`).waitFor();
  };
  const refreshesOf = (page: Page) => {
    const sent: number[] = [];
    page.context().on('request', (request) => {
      if (new URL(request.url()).pathname === '/refresh') sent.push(performance.now());
    });
    return sent;
  };

  test('gets a new token before the old one expires, without a reload', async () => {
    const brief = await startSite({ env: { SESSION_LIFETIME: '3600', TOKEN_LIFETIME: '4' } });
    onTestFinished(() => brief.close());
    await brief.addUser('lovelace');
    const { page, troubles, leave } = await visit(browser(), brief);
    await signIn(page, 'lovelace');
    const first = await page.evaluate(storedToken);
    await page.evaluate('window.same = true');
    await expect.poll(() => page.evaluate(storedToken)).not.toBe(first);
    await expect
      .poll(() => page.locator('#token').textContent())
      .toBe(await page.evaluate(storedToken));
    expect(await page.evaluate('window.same')).toBe(true);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('is refreshed once for all tabs', async () => {
    const brief = await startSite({ env: { SESSION_LIFETIME: '3600', TOKEN_LIFETIME: '6' } });
    onTestFinished(() => brief.close());
    await brief.addUser('hopper');
    const { page: one, leave } = await visit(browser(), brief);
    await signIn(one, 'hopper');
    const others = await Promise.all([1, 2].map(() => one.context().newPage()));
    for (const other of others) await other.goto('/who-am-i');
    const first = await one.evaluate(storedToken);
    const sent = refreshesOf(one);
    await expect.poll(() => one.evaluate(storedToken)).not.toBe(first);
    for (const page of [one, ...others]) {
      await page.getByText('Signed in as hopper').waitFor();
      expect(await page.evaluate(storedToken)).not.toBe(first);
    }
    // A token of six seconds is refreshed after three: without the lock, three tabs would do it at once.
    const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
    expect(sent.length).toBeGreaterThan(0);
    expect(Math.min(1_000, ...gaps)).toBe(1_000);
    await leave();
  });

  test('goes on after the token has expired while no page was open', async () => {
    await site.addUser('noether');
    const { page, troubles, leave } = await visit(browser(), site);
    await signIn(page, 'noether');
    const expired = 'e30.eyJleHAiOjEsInNpZCI6IngifQ.x';
    await page.evaluate(`localStorage.setItem("token", ${JSON.stringify(expired)})`);
    await page.goto('/who-am-i');
    await page.getByText('You are noether.').waitFor();
    expect(await page.evaluate(storedToken)).not.toBe(expired);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('is listed, ended from another browser, and then asks for the password', async () => {
    await site.addUser('germain');
    const { page: here, leave } = await visit(browser(), site);
    await signIn(here, 'germain');
    const { page: there, leave: leaveThere } = await visit(browser(), site, {
      userAgent: 'Another browser',
    });
    await signIn(there, 'germain');
    await here.reload();
    const rows = here.locator('#sessions tbody tr');
    await expect.poll(() => rows.count()).toBe(2);
    await here.getByRole('cell', { name: 'this browser' }).waitFor();
    await here.getByRole('button', { name: 'End the session of Another browser' }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await there.goto('/who-am-i');
    await there.waitForURL('**/sign-in?reason=refused');
    await leave();
    await leaveThere();
  });

  test('ends on the server when the visitor signs out', async () => {
    await site.addUser('turing');
    const { page, leave } = await visit(browser(), site);
    await signIn(page, 'turing');
    const token = String(await page.evaluate(storedToken));
    await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in?reason=signed-out');
    const answer = await fetch(`${site.url}/api/me`, { headers: { 'x-access-token': token } });
    expect(answer.status).toBe(401);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await leave();
  });

  test('ends everywhere with one button', async () => {
    await site.addUser('johnson');
    const { page, leave } = await visit(browser(), site);
    await signIn(page, 'johnson');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL('**/sign-in?reason=signed-out');
    await leave();
  });
});
