import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeInBrowser, type Site, startSite, tokenFor, visit } from './support.ts';

/** A server of another origin that allows every call and records what it receives. */
async function startStranger() {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    received.push([request.method, request.url, ...request.rawHeaders, body].join('\n'));
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*, x-access-token',
      'Content-Type': 'application/json',
    });
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, received };
}

/** Calls a URL with the page's own jQuery, and returns the status; 0 if the call was blocked. */
function call(page: Page, url: string, settings: object): Promise<unknown> {
  const options = JSON.stringify({ ...settings, url });
  return page.evaluate(
    `new Promise((resolve) => $.ajax(${options}).always((a, _, b) => resolve(b.status ?? a.status)))`,
  );
}

async function wireOf(request: Request): Promise<Record<string, string>> {
  const { pathname, search } = new URL(request.url());
  const line = `${request.method()} ${pathname}${search} HTTP/1.1`;
  return { ...(await request.allHeaders()), line, body: request.postData() ?? '' };
}

describeInBrowser('the token on the wire', (browser) => {
  let site: Site;
  let token: string;
  beforeAll(async () => {
    site = await startSite();
    token = tokenFor(site, await site.addUser('ada'));
  });
  afterAll(() => site.close());

  const carried: [string, (wire: Record<string, string>) => unknown][] = [
    ['Header', (wire) => wire['x-access-token']],
    ['Query', (wire) => /^GET \/api\/me\?access_token=(\S+) /.exec(wire.line ?? '')?.[1]],
    ['Body', (wire) => /^access_token=(.+)$/.exec(wire.body ?? '')?.[1]],
  ];
  test('is sent in the chosen carrier only, and shown as sent', async () => {
    const { page, troubles, leave } = await visit(browser(), site, { token });
    await page.goto('/who-am-i');
    await page.getByText('You are ada.').waitFor();
    for (const [name, read] of carried) {
      const [request] = await Promise.all([
        page.waitForRequest(async (sent) => read(await wireOf(sent)) === token),
        page.getByRole('radio', { name }).check(),
        page.getByRole('button', { name: 'Send the request' }).click(),
      ]);
      const wire = await wireOf(request);
      expect(carried.filter(([, other]) => other(wire) !== undefined)).toHaveLength(1);

      const answer = await (await request.response())?.text();
      await page
        .locator('#request')
        .filter({ hasText: wire.line ?? '' })
        .waitFor();
      const shown = String(await page.locator('#request').textContent());
      const [head = '', body = ''] = shown.split('\n\n');
      const [line, ...headers] = head.split('\n');
      expect(line).toBe(wire.line);
      expect(body).toBe(wire.body);
      expect(headers.length).toBeGreaterThan(2);
      for (const header of headers) {
        const [field = '', value] = header.split(': ');
        expect(value, field).toBe(wire[field.toLowerCase()]);
      }
      const shownAnswer = String(await page.locator('#answer').textContent());
      expect(shownAnswer).toMatch(/^HTTP\/1\.1 200 OK\n/);
      expect(shownAnswer).toContain('\ncache-control: no-store\n');
      expect(shownAnswer.endsWith(`\n\n${answer}`)).toBe(true);
    }
    expect(troubles).toEqual([]);
    await leave();
  });

  test('is not sent if there is none, and the challenge is shown', async () => {
    const { page, leave } = await visit(browser(), site);
    await page.goto('/who-am-i');
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.locator('#answer').getByText('www-authenticate: Bearer realm="api"').waitFor();
    expect(await page.locator('#answer').textContent()).toContain('"missing_token"');
    expect(await page.getByRole('radio', { name: 'Header' }).isDisabled()).toBe(true);
    expect(page.url()).toBe(`${site.url}/who-am-i`);
    await leave();
  });

  test('is shortened on the page, whole after a click, and whole when copied', async () => {
    const { page, leave } = await visit(browser(), site, {
      ...{ token },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto('/who-am-i');
    await page.getByText('You are ada.').waitFor();
    const width = async () => (await page.locator('.carried .middle').boundingBox())?.width ?? 0;
    expect(await width()).toBeLessThan(20);
    await page.getByRole('button', { name: 'Show the whole token' }).click();
    expect(await width()).toBeGreaterThan(200);
    expect(await page.locator('.carried').textContent()).toBe(token);
    await page.getByRole('button', { name: 'Copy the token' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(token);
    await leave();
  });

  test('never reaches another origin that the page calls, by no carrier', async () => {
    const stranger = await startStranger();
    const { page, leave } = await visit(browser(), site, { token, bypassCSP: true });
    await page.goto('/');
    const ways = [
      {},
      { carrier: 'query' },
      { carrier: 'body' },
      { carrier: 'body', method: 'POST' },
    ];
    for (const settings of ways) {
      expect(await call(page, `${stranger.url}/collect`, settings)).toBe(200);
      expect(await call(page, stranger.url.replace('http:', ''), settings)).toBe(200);
      expect(await call(page, '/api/me', settings)).toBe(200);
    }
    expect(stranger.received).toHaveLength(2 * ways.length);
    for (const text of stranger.received) {
      expect(text).not.toContain('access');
      for (const segment of token.split('.')) expect(text).not.toContain(segment);
    }
    await leave();
  });

  test('does not follow a redirect to another origin, because of the policy', async () => {
    const stranger = await startStranger();
    const { page } = await visit(browser(), site, { token });
    await page.goto('/');
    await page.route('**/leap', (route) =>
      route.fulfill({ status: 307, headers: { Location: `${stranger.url}/collect` } }),
    );
    expect(await call(page, '/leap', {})).toBe(0);
    expect(await call(page, `${stranger.url}/collect`, {})).toBe(0);
    expect(stranger.received).toEqual([]);
    await page.context().close();
  });

  test('is removed from the address bar at once and is in no link', async () => {
    const { page, troubles, leave } = await visit(browser(), site);
    for (const path of ['/', '/sign-in', '/who-am-i', '/no/such/page']) {
      await page.goto(`${path}?access_token=${token}&kept=1`);
      expect(page.url()).toBe(`${site.url}${path}?kept=1`);
      expect(await page.content()).not.toContain(token);
    }
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(troubles.filter((text) => !text.includes('404'))).toEqual([]);
    await leave();
  });
});
