import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { demoUsers, seedDemoUsers } from '../../src/demo/users.ts';
import { issueToken } from '../../src/server/auth/issue.ts';
import { describeInBrowser, password, type Site, startSite, tokenFor, visit } from './support.ts';

const day = 24 * 60 * 60 * 1000;
const storedToken = 'localStorage.getItem("token")';
// The clock of a test allows longer timers than a browser does, so the test checks their length.
const recordDelays = `
  window.delays = [];
  const set = setTimeout;
  window.setTimeout = (run, delay = 0) => window.delays.push(delay) && set(run, delay);`;
const focusedText =
  '(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()';

describeInBrowser('a session', (browser) => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('begins with credentials and shows the decoded token', async () => {
    const user = await site.addUser('lovelace');
    const { page, troubles, leave } = await visit(browser(), site);
    await page.goto('/sign-in?reason=signed-out');
    await page.getByLabel('Username').fill('lovelace');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your token' }).waitFor();

    const token = String(await page.evaluate(storedToken));
    const [header, claims, signature = ''] = token.split('.');
    const { iat, exp, jti } = JSON.parse(Buffer.from(String(claims), 'base64url').toString());
    expect(await page.locator('#token').textContent()).toBe(token);
    expect(await page.locator('#signature').textContent()).toBe(signature);
    const shownHeader = await page.locator('#header td code').allTextContents();
    expect(shownHeader).toEqual(Object.values(JSON.parse(atob(String(header)))));
    const shownClaims = await page.locator('#claims td code').allTextContents();
    expect(shownClaims).toEqual([site.config.issuer, user.id, String(iat), String(exp), jti]);
    const year = String(new Date(exp * 1000).getUTCFullYear());
    expect(await page.locator('#claims tr:has-text("exp") .moment').textContent()).toContain(year);
    expect(await page.locator('#remaining').textContent()).toContain('in 7 days');
    await page.getByText('Signed in as lovelace').waitFor();
    expect(page.url()).toBe(`${site.url}/sign-in`);
    expect(troubles).toEqual([]);
    await leave();
  });

  test('does not begin with a wrong password, and says so', async () => {
    await site.addUser('hopper');
    const { page, leave } = await visit(browser(), site);
    await page.goto('/sign-in');
    await page.getByLabel('Username').fill('hopper');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Wrong username or password').waitFor();
    expect(await page.getByLabel('Password').evaluate((field) => field.matches(':focus'))).toBe(
      true,
    );
    expect(await page.evaluate(storedToken)).toBeNull();
    expect(page.url()).toBe(`${site.url}/sign-in`);
    await leave();
  });

  test('begins with a demo user after two clicks', async () => {
    await seedDemoUsers(site.users);
    const [first] = demoUsers;
    const { page, leave } = await visit(browser(), site);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: `Use ${first?.username}` }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(`Signed in as ${first?.username}`).waitFor();
    await leave();
  });

  test('ends when the token expires', async () => {
    const brief = await startSite({ env: { TOKEN_LIFETIME: '2' } });
    onTestFinished(() => brief.close());
    const user = await brief.addUser('noether');
    const { page, leave } = await visit(browser(), brief, { token: tokenFor(brief, user) });
    await page.goto('/');
    await page.waitForURL('**/sign-in?reason=expired');
    await page.getByRole('status').getByText('Your token has expired').waitFor();
    expect(await page.evaluate(storedToken)).toBeNull();
    await leave();
  });

  test('lasts longer than the longest timer of a browser', async () => {
    const lasting = await startSite({ env: { TOKEN_LIFETIME: String((60 * day) / 1000) } });
    onTestFinished(() => lasting.close());
    const user = await lasting.addUser('germain');
    const visitor = { token: tokenFor(lasting, user) };
    const { page, troubles } = await visit(browser(), lasting, visitor);
    await page.clock.install();
    await page.addInitScript(recordDelays);
    await page.goto('/');
    await page.getByText('Signed in as germain').waitFor();
    expect(await page.evaluate('Math.max(...delays)')).toBe(2 ** 31 - 1);
    await page.clock.fastForward(30 * day);
    expect(page.url()).toBe(`${lasting.url}/`);
    expect(await page.evaluate(storedToken)).not.toBeNull();
    await page.clock.fastForward(31 * day);
    await page.waitForURL('**/sign-in?reason=expired');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  const refused: [string, (site: Site) => Promise<string>][] = [
    [
      'of a user who is gone',
      async ({ config, users, addUser }) => {
        const user = await addUser('gone');
        await users.remove(user.id);
        return issueToken(user, config).token;
      },
    ],
    [
      'signed with another secret',
      async ({ config, addUser }) => {
        const secret = 'a completely different key, thirty-two+ bytes';
        return issueToken(await addUser('forger'), { ...config, secret }).token;
      },
    ],
  ];
  test.for(refused)('ends if the server refuses the token: one %s', async ([, make]) => {
    const { page, leave } = await visit(browser(), site, { token: await make(site) });
    await page.goto('/who-am-i');
    await page.waitForURL('**/sign-in?reason=refused');
    await page.getByRole('status').getByText('The server refused your token').waitFor();
    expect(await page.evaluate(storedToken)).toBeNull();
    await leave();
  });

  test('ends in every tab when one signs out', async () => {
    const token = tokenFor(site, await site.addUser('hamilton'));
    const { page: one, leave } = await visit(browser(), site, { token });
    const other = await one.context().newPage();
    await one.goto('/');
    await other.goto('/who-am-i');
    await other.getByText('You are hamilton.').waitFor();

    await one.getByRole('button', { name: 'Sign out' }).click();
    await one.waitForURL('**/sign-in?reason=signed-out');
    await other.waitForURL('**/sign-in?reason=signed-out');
    expect(await other.evaluate(storedToken)).toBeNull();
    await leave();
  });

  test('begins in every tab when one signs in', async () => {
    await site.addUser('johnson');
    const { page: one, leave } = await visit(browser(), site);
    const other = await one.context().newPage();
    await other.goto('/');
    await one.goto('/sign-in');
    await one.getByLabel('Username').fill('johnson');
    await one.getByLabel('Password').fill(password);
    await one.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('Signed in as johnson').waitFor();
    await leave();
  });

  test('does not begin with an invalid token, and does not loop', async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    const documents: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
    });
    const unreadable = [
      ['/', '"garbage"'],
      ['/who-am-i', '"{}"'],
      ['/sign-in', '"e30.e30.e30"'],
      ['/who-am-i', '"x".repeat(5 * 1024 * 1024 - 16)'],
    ] as const;
    for (const [path, value] of unreadable) {
      await page.goto('/sign-in');
      await page.evaluate(`localStorage.setItem("token", ${value})`);
      documents.length = 0;
      await page.goto(path, { waitUntil: 'commit' });
      await page.waitForURL('**/sign-in?reason=unreadable');
      await page.getByRole('status').getByText('is not a token').waitFor();
      expect(await page.evaluate(storedToken)).toBeNull();
      await page.reload();
      await page.getByLabel('Username').waitFor();
      expect(documents).toEqual([path, '/sign-in', '/sign-in']);
    }
    expect(troubles).toEqual([]);
    await leave();
  });

  test('works with the keyboard alone, with the focus always visible', async () => {
    await site.addUser('turing');
    const { page, leave } = await visit(browser(), site);
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 25; presses += 1) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
          'solid',
        );
        if ((await page.evaluate(focusedText)) === name) return;
      }
      throw new TypeError(`Expected Tab to reach ${name}, got nowhere`);
    };

    await page.goto('/');
    await tabTo('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo('Look at the finished server first');
    await page.keyboard.press('Enter');
    await page.getByLabel('Username').waitFor();
    await tabTo('Username');
    await page.keyboard.type('turing');
    await tabTo('Password');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your token' }).waitFor();
    await tabTo('Send it to the server');
    await page.keyboard.press('Enter');
    await page.getByText('You are turing.').waitFor();
    await tabTo('Request header');
    await page.keyboard.press('ArrowRight');
    await page.locator('#request').getByText('GET /api/me?access_token=').waitFor();
    await leave();
  });
});
